import { recipe } from '../read-recipe.ts';

export const RESEARCH_STUDY = recipe`
kind: a research study
subject: the study
6: find out (?:why|how|whether|what|which|who)|understand (?:why|how)|customer interviews|research study|user research|field study|clinical trial|literature review|systematic review|case study|experiment|thesis|dissertation
4: study|survey|research|investigate whether|hypothes[ie]s
2: interviews?|participants|respondents|questionnaire|sample|statistics|paper|publish|journal|peer review|ethics

# Question and method [method, theory, literature, design]
- question 1d HIGH: State the research question and what would count as an answer
  = It can be answered with yes, no or a number
  = It is clear which result would change a decision or a theory
- literature 5d after question [literature]: Review the literature and note what is settled, open or disputed
  = Each of the main claims has a source, and the gap is named
- method 3d after literature: Choose the design, the sample size and the measures, with reasons
  = The sample size follows from a power calculation or from a stated rule of saturation
- plan 2d after method HIGH [statistics, analysis]: Write the analysis plan before there are data, and register it
  = The plan is registered with a date before the first data

# Approval and preparation [ethics, preparation, administration, funding]
- ethics 3d after method CRITICAL: Get ethics approval and write the consent form
  = The written approval is on file before the first participant is contacted
- data 1d after method: Write the data plan: storage, pseudonyms, who has access, when it is deleted
  = The plan answers where, who and how long for each kind of data
- tools 4d after method: Build the questionnaire, interview guide or apparatus
  = Each question of the study is covered by an item of the instrument
- pilot 3d after tools, ethics: Pilot with five participants and revise
  = Five pilots are done, and what was changed is noted

# Data collection [recruiting, recruitment, fieldwork, interviews, survey, data collection]
- recruit 5d after ethics, pilot: Recruit participants{people} for {subject}
  = As many as the calculation asks for have agreed in writing
- collect 10d after recruit: Collect the data and keep a log of what went otherwise than planned
  = Every deviation is in the log with its date
- check 2d after recruit: Check each week: response, missing values, plausibility
  = The weekly list of missing and odd values is empty or explained
- close 3d after collect, check: Close the collection, clean the data and freeze a version
  = The frozen version has a number and cannot be changed

# Analysis [analysis, statistics, coding]
- analyse 5d after close, plan: Carry out the analysis as registered, in a script that can be rerun
  = A second person gets the same numbers from the script
- robust 2d after analyse: Test whether the result depends on outliers or on choices in the analysis
  = The report says what holds without outliers and under other choices
- second 2d after analyse: Let a second person reproduce the result from the raw data
  = All numbers and figures come out the same
- meaning 1d after robust, second: Discuss what the result means, and what it does not
  = Each claim is tied to a result, and each limit is named

# Report [writing, report, publication, paper, presentation]
- draft 8d after meaning: Write the report with methods, results, limits
  = Methods are complete enough that somebody else could repeat it
- review 2d after draft: Get comments from two people who were not involved
  = Both have answered, and each comment has a reply
- submit 3d after review HIGH DAY: Revise and submit or publish {subject}
  = The confirmation of receipt is filed
- share 2d after submit: Archive data and code, and tell participants the result
  = Data and code have a permanent address, and participants were told
`;
