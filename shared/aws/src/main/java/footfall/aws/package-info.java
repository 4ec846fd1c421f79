/// The ports answered by DynamoDB and SQS. May touch codecs, ports, the model and the AWS SDK, which no other room may.
@NullMarked
package footfall.aws;

import org.jspecify.annotations.NullMarked;
