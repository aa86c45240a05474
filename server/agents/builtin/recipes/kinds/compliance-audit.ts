import { recipe } from '../read-recipe.ts';

export const COMPLIANCE_AUDIT = recipe`
kind: a compliance audit
subject: the audit
7: iso\s?\d{4,5}|soc\s?[12]|gdpr|hipaa|pci(?:[ -]dss)?|sox|nis2|dora|fda|ce mark|csrd|wcag|fedramp
5: audit|complian(?:ce|t)|certif(?:y|ied|ication)|accreditation|regulat(?:ory|ion|or)
2: policies|controls|gap analysis|risk assessment|evidence|auditors?|data protection

# Scope and responsibilities [scope, planning, management]
- scope 2d HIGH: Define the scope of {subject}: sites, systems, processes, data
  = What is outside is listed, with the reason
  = Management has signed it
- owner 3h after scope: Name the person in charge, an owner for each area and a steering group
  = Each area has one name
- auditor 2d after scope: Choose the auditor and fix dates
  = The contract names scope, dates and price
- law 2d after scope [legal]: List the requirements that apply, with their sources
  = Each requirement has its source and an owner

# Gap analysis and risks [gap analysis, risk, assessment]
- assets 3d after owner: List systems, data, suppliers and people in the scope
  = Each system, supplier and group of people has an owner
- gaps 5d after law, assets: Compare each requirement of {subject} with what is really done
  = Each gap names what was seen, not what was said
- risks 3d after assets: Assess the risks by likelihood and damage, and decide on each
  = Each risk has a value, a decision and an owner
- plan 1d after gaps, risks HIGH: Make the plan of measures with owners, dates and costs
  = Each measure answers a risk or a requirement

# Policies and measures [policies, controls, measures, it, security]
- policies 6d after plan [policies, writing]: Write the policies, as short as they can be
  = Each policy is approved, and everybody concerned has read it
- technical 10d after plan [it, security, engineering]: Put the technical controls in place: access, logging, encryption, backup
  = Each measure has a proof that it works
- suppliers 4d after assets [purchasing, legal]: Check suppliers and close contracts on data processing
  = Each supplier on the list has a contract or a date
- processes 5d after plan: Set up the processes: incidents, changes, joiners and leavers, complaints
  = Each process was gone through once with a real case
- training 3d after policies [training, hr]: Train everyone in the scope, and keep the proof
  = The list of those trained has no gaps

# Evidence [evidence, documentation]
- store 1d after law: Set up one place for evidence, by requirement
  = Each requirement has its evidence in one place
- collect 5d after store, technical, processes, training: Collect evidence for at least three months of operation
  = Every requirement has a document, a screenshot or a log with a date
- drill 2d after processes, technical: Practise: restore a backup, handle an incident, answer a request
  = All three drills are done, with a note of what failed

# Internal audit [internal audit, review]
- internal 4d after collect, drill, suppliers: Have the internal audit done by somebody who did not build the measures
  = The report names each finding with its requirement
- fix 5d after internal: Correct the findings, the causes too
  = Each finding has a cause and a proof that it is mended
- review 4h after internal: Hold the management review and record its decisions
  = The minutes hold decisions and resources

# External audit [audit, auditor]
- brief 1d after fix, review: Prepare the people who will be asked: tell what you do, show it, do not guess
  = Each of them has had a practice interview
- audit 4d after brief, auditor CRITICAL DAY: Go through the external audit for {subject}
  = Every session of the auditor's plan took place
- answer 3d after audit: Answer findings with cause, correction and date
  = The auditor has accepted each answer
- keep 3h after answer LOW: Put reviews, checks and the next audit into the calendar
  = Each review has a date and an owner
`;
