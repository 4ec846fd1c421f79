/// DynamoDB and SQS in memory, for exactly the operations that the product uses: every call is a step of a schedule and
/// may befall what befalls calls on AWS. May touch the scheduler, the product's tables and the AWS SDK.
@NullMarked
package footfall.proof.outside;

import org.jspecify.annotations.NullMarked;
