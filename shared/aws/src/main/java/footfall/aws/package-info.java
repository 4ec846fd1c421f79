/// The ports answered by DynamoDB, SQS and S3. May touch codecs, ports, the model and the AWS SDK, which no other room
/// may.
@NullMarked
package footfall.aws;

import org.jspecify.annotations.NullMarked;
