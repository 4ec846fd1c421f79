package footfall.local;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What the functions stand on: two tables and a queue, wherever they are.
record Backing(DynamoDbClient dynamo, String sitesTable, String dataTable, SqsClient sqs, String queueUrl) {}
