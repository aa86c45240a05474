import { recipe } from '../read-recipe.ts';

export const API = recipe`
kind: an interface for programs
subject: the API
8: (?:rest|graphql|public|open|web|grpc|json|soap|partner|internal)[ -]?(?:ful )?apis?|apis? for|webhooks?|microservice|back-?end (?:service|for)|developer portal|sdk
4: \bapis?\b|endpoints?
2: oauth|rate limit|openapi|swagger|integration

# Understand the callers [product, requirements]
- callers 2d HIGH: List who will call {subject}, for what, how often, and what must never happen
  = Three callers have confirmed their cases with examples
- cases 1d after callers: Write the ten most important calls as examples with requests and answers
  = A caller could write a client from the examples
- limits 3h after callers: Agree limits: load, response times, availability, data that may be shown
  = Each limit is a number

# Design the contract [architecture, design, api]
- contract 3d after cases HIGH: Write the specification of the endpoints: names, fields, errors, paging, versions
  = Each example of the list is valid against the specification
- access 2d after contract [security]: Design authentication, rights and rate limits
  = Each role and each endpoint has a line that says what is allowed
- review 1d after contract, access: Review the contract with two callers before anything is built
  = Their changes are in the contract, and it has a version
- mock 1d after review: Publish a mock server from the contract
  = Callers develop against it

# Build [backend, development]
- base 2d after review: Set up project, pipeline, environments and logging
  = A change to main is deployed to test without hands
- data 3d after contract: Build the data model and migrations
  = Migrations were run forward and back on real data
- core 6d after base, data: Build the most important endpoints, with authentication
  = The first five examples give exactly the expected answers
- rest 5d after core: Build the remaining endpoints, errors and paging
  = Every example passes, wrong input included
- limiting 2d after core [security]: Add rate limits, idempotency and an audit log
  = A caller who repeats a request changes nothing twice

# Test [test, qa, security]
- contracttest 2d after rest: Test every endpoint against the contract in the pipeline
  = A change that breaks the contract stops the build
- load 2d after rest: Test load and failure: slow database, dropped connections
  = The agreed response times hold at twice the expected load
- abuse 2d after limiting: Try to see and change what belongs to others
  = Every attempt ends in a refusal and a log line

# Document and release [documentation, release, operations]
- docs 3d after rest [documentation]: Document {subject}: first call in five minutes, reference, errors, changes
  = A developer outside the team made a first call with the page alone
- watch 1d after base [operations]: Set up monitoring, alerts and a runbook
  = An error rate above the limit wakes somebody
- beta 4d after contracttest, docs, abuse: Let two callers use it for two weeks
  = What they stumbled over is mended or documented
- deploy 1d after beta, load, watch CRITICAL DAY: Deploy {subject} to production
  = The first real call was answered, and the numbers are on the dashboard
- change 3h after deploy: Announce how changes are made: versions, notice, end of old versions
  = The rule is on the page
`;
