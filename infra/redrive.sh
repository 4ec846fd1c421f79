#!/usr/bin/env bash
# redrive.sh <data folder> <java> [java options]: brings back what was given up, after its cause was mended.
#   STACK=name            dead letters of a stack on AWS, by a message move task
#   SITE=name [REASON=..] failed events of a site of the local house
#   nothing               dead letters of the local house
set -euo pipefail
data=$1
shift

if [ -n "${STACK:-}" ] && [ -n "${SITE:-}" ]; then
  echo "Failed events of a stack are redriven through its API, with an admin key:" >&2
  echo "  curl -X POST -H \"Authorization: Bearer \$ADMIN_KEY\" \$URL/v1/sites/$SITE/failed/redrive -d '{}'" >&2
  exit 1
fi
if [ -z "${STACK:-}" ]; then
  exec "$@" footfall.local.RedriveHouse "$data" "${SITE:-}" "${REASON:-}"
fi
if ! command -v aws > /dev/null; then
  echo "STACK=$STACK needs the AWS CLI, and there is none on the path; https://docs.aws.amazon.com/cli/ says how" >&2
  exit 1
fi
url=$(aws cloudformation describe-stack-resource --stack-name "$STACK" --logical-resource-id DeadLetterQueue \
  --query StackResourceDetail.PhysicalResourceId --output text)
arn=$(aws sqs get-queue-attributes --queue-url "$url" --attribute-names QueueArn --query Attributes.QueueArn --output text)
waiting=$(aws sqs get-queue-attributes --queue-url "$url" --attribute-names ApproximateNumberOfMessages \
  --query Attributes.ApproximateNumberOfMessages --output text)
if [ "$waiting" = 0 ]; then
  echo "About 0 dead letters wait in $STACK"
  exit 0
fi
aws sqs start-message-move-task --source-arn "$arn" --output text > /dev/null
echo "About $waiting dead letters of $STACK are on their way back; aws sqs list-message-move-tasks --source-arn $arn tells how far"
