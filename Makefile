# Footfall's commands. `make up` and `make test` set up whatever they need; JDK 25 and Maven (or ./mvnw) must be there.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
FUNCTIONS := Ingest Query Admin Bootstrap Reducer Sweep RotateSalt Reconcile

PORT ?= 8787
DATA ?= .footfall
EVENT ?=
DAYS ?= 0

SETUP := infra/setup
MAVEN := $(SETUP)/maven.sh
JAVA   = "$$($(SETUP)/jdk.sh)/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
SAM   := infra/sam/sam.sh

.PHONY: help up test test-sam test-localstack localstack-image build deploy clean bench-cost reconcile redrive bench-ingest bench-reducer bench-hot-site

help: ## what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 20
	@echo 'invoke-<function>   one sample in a container (EVENT=file): ingest query admin bootstrap reducer sweep rotate-salt reconcile'

# ------------------------------------------------------------------------------------------------ start and test
up: target/local.stamp ## everything in one process, http://127.0.0.1:8787 (PORT=, DATA=)
	@exec $(JAVA) -cp 'local/target/classes:local/target/lib/*' footfall.local.LocalHouse --port $(PORT) --data $(DATA)

test: ## all tests, the template's checks, and the functions in containers where an engine answers
	@infra/test.sh

test-sam: target/lambda.stamp ## every sample of events-samples/lambda in a container (sam local invoke), answers compared
	@infra/sam/test.sh

test-localstack: ## the contract suites and the story test on LocalStack (Testcontainers)
	@infra/localstack/test.sh

localstack-image: ## makes an image of LocalStack where the public one can not be pulled (4 minutes)
	@$(SETUP)/localstack-image.sh

# ------------------------------------------------------------------------------------------------------- proofs
bench-cost: target/local.stamp ## write and read units an event, beside three other designs: target/bench/cost.json
	@$(JAVA) -cp 'proof/target/classes:proof/target/lib/*' footfall.proof.BenchCost

bench-ingest: target/local.stamp ## processor time an event of each dialect beside reading its JSON: target/bench/ingest.json
	@$(PROOF) footfall.proof.BenchIngest

bench-reducer: target/local.stamp ## events a second of one reducer beside the naive design: target/bench/reducer.json
	@$(JAVA) -cp 'proof/target/classes:proof/target/lib/*' footfall.proof.BenchReducer

bench-hot-site: target/local.stamp ## eight reducers of one site, on one log and on eight: target/bench/hot-site.json
	@$(JAVA) -cp 'proof/target/classes:proof/target/lib/*' footfall.proof.BenchHotSite

reconcile: target/local.stamp ## every view against a recount of its log (DAYS=, all if not said): prints differences, exits 1 if any
	@$(JAVA) -cp 'proof/target/classes:proof/target/lib/*' footfall.proof.ReconcileMain $(DATA) $(DAYS)

# ------------------------------------------------------------------------------------------------- after a mishap
redrive: $(if $(STACK),,target/local.stamp) ## dead letters into the queue again (STACK=); failed events (SITE=, REASON=)
	@STACK='$(STACK)' SITE='$(SITE)' REASON='$(REASON)' infra/redrive.sh '$(DATA)' $(JAVA) -cp 'local/target/classes:local/target/lib/*'

PROOF = $(JAVA) -Xmx2g -XX:+UseSerialGC -cp 'proof/target/classes:proof/target/lib/*'
MINUTES ?= 30
SCHEDULE ?=
.PHONY: prove prove-long prove-replay prove-mutations

prove: target/local.stamp ## the short proof (4 min): every schedule of small scopes, drawn ones, kills; target/proof/summary.json
	@$(PROOF) footfall.proof.run.Prove 180

prove-long: target/local.stamp ## the same for MINUTES=30
	@$(PROOF) footfall.proof.run.Prove $$(( $(MINUTES) * 60 ))

prove-replay: target/local.stamp ## tells one schedule as a story: SCHEDULE='scope:seed:turns', as a failing proof prints it
	@$(PROOF) footfall.proof.run.ProveReplay '$(SCHEDULE)'

prove-mutations: target/local.stamp ## breaks the protocol on purpose (proof/mutations.txt); exits 1 if the proof misses a break
	@$(PROOF) footfall.proof.mutation.ProveMutations 120

# ---------------------------------------------------------------------------------------------- the client for Java
CLIENT_SOURCES := $(shell find pom.xml clients/java -name target -prune -o -type f -print | LC_ALL=C sort)
WIRE ?= v1
EVENTS ?= 1000000
.PHONY: client-adapter client-chaos client-house client-example bench-client

client-adapter: target/client.stamp ## the Java client's adapter for the public SDK contract (WIRE=v0|v1, PORT=)
	@exec $(JAVA) -cp "clients/java/compliance-adapter/target/test-classes:$$(cat clients/java/compliance-adapter/target/classpath.txt)" \
	  footfall.client.adapter.ComplianceAdapter $(WIRE) $(PORT)

client-example: target/client.stamp ## a few events of clients/java/example into the house that make up started (DATA=)
	@$(JAVA) -cp clients/java/core/target/classes clients/java/example/Shop.java \
	  $$(sed -nE 's/.*"url" *: *"([^"]*)".*/\1/p' $(DATA)/local.json) $$(sed -nE 's/.*"writeKey" *: *"([^"]*)".*/\1/p' $(DATA)/local.json)

client-chaos: target/client.stamp ## a million events (EVENTS=) of the Java client against a server that fails 3 times in 10
	@$(JAVA) -Xmx2g -ea -cp clients/java/core/target/classes:clients/java/core/target/test-classes footfall.client.ChaosRun $(EVENTS)

client-house: ## 100,000 events (EVENTS=) a wire of the Java client into a local house; its reports must equal the client's counts
	@$(MAVEN) -q -pl proof -am test -Dtest=JavaClientTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfootfall.client.events=$(if $(filter file,$(origin EVENTS)),100000,$(EVENTS))

bench-client: ## what a capture costs its caller, beside other clients (6 min): target/bench/client.json
	@$(MAVEN) -q -DskipTests -Pbench-client -pl clients/java/bench -am process-classes
	@$(JAVA) -cp "clients/java/bench/target/classes:$$(cat clients/java/bench/target/classpath.txt)" \
	  footfall.client.bench.BenchClient

target/client.stamp: $(CLIENT_SOURCES)
	@clients/java/build.sh $@

# -------------------------------------------------------------------------------------------- one function, once
INVOKES := invoke-ingest invoke-query invoke-admin invoke-bootstrap invoke-reducer invoke-sweep invoke-rotate-salt invoke-reconcile
.PHONY: $(INVOKES)
$(INVOKES): invoke-%: target/lambda.stamp target/local.stamp
	@infra/sam/invoke.sh $* $(EVENT)

# ------------------------------------------------------------------------------------------------ build and deploy
build: target/lambda.stamp ## sam build
	@$(SAM) build

deploy: build ## sam deploy --guided
	@$(SAM) deploy --guided

# SAM calls one target a function. The first one runs Maven for all; the others find the jars as new as their sources.
.PHONY: $(FUNCTIONS:%=build-%Function)
build-IngestFunction: JAR := functions/ingest/target/ingest-0.1.0-SNAPSHOT-lambda.jar
build-QueryFunction: JAR := functions/query/target/query-0.1.0-SNAPSHOT-lambda.jar
build-AdminFunction build-BootstrapFunction: JAR := functions/admin/target/admin-0.1.0-SNAPSHOT-lambda.jar
build-ReducerFunction: JAR := functions/reducer/target/reducer-0.1.0-SNAPSHOT-lambda.jar
build-SweepFunction build-RotateSaltFunction build-ReconcileFunction: JAR := functions/jobs/target/jobs-0.1.0-SNAPSHOT-lambda.jar
$(FUNCTIONS:%=build-%Function): target/lambda.stamp
	@mkdir -p "$(ARTIFACTS_DIR)"
	@cd "$(ARTIFACTS_DIR)" && "$$($(CURDIR)/$(SETUP)/jdk.sh)/bin/jar" --extract --file "$(CURDIR)/$(JAR)"
	@if [ $@ = build-IngestFunction ] && [ -f country.mmdb ]; then cp country.mmdb "$(ARTIFACTS_DIR)"; fi

# A stamp is as old as the moment before its Maven run began, and depends on every source and on their list: so what is
# changed, added or removed, even during the run, is built again.
SOURCES := $(shell find pom.xml shared functions -name target -prune -o -type f -not -path '*/src/test/*' -print | LC_ALL=C sort)
LOCAL_SOURCES := $(shell find local proof clients -name target -prune -o -name node_modules -prune -o -type f -not -path '*/src/test/*' -print 2>/dev/null | LC_ALL=C sort)

target/lambda.stamp: $(SOURCES) target/lambda.sources
	@$(SETUP)/stamped.sh $@ "the functions" -pl functions/ingest,functions/query,functions/admin,functions/reducer,functions/jobs -am

target/local.stamp: $(SOURCES) $(LOCAL_SOURCES) target/local.sources
	@$(SETUP)/stamped.sh $@ "the local house" -pl local,proof -am

.PHONY: force
target/lambda.sources: force
	@mkdir -p target && $(SETUP)/keep.sh $@ $(SOURCES)
target/local.sources: force
	@mkdir -p target && $(SETUP)/keep.sh $@ $(SOURCES) $(LOCAL_SOURCES)

clean: ## removes what was built; keeps data (.footfall) and tools (.tools)
	@$(MAVEN) -q clean
	@rm -rf target .aws-sam
