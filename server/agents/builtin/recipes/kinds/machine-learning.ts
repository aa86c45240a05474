import { recipe } from '../read-recipe.ts';

export const MACHINE_LEARNING = recipe`
kind: a model from data
subject: the question
8: machine learning|deep learning|predict(?:ive|s|ing)?\b|forecast(?:s|ing)?|classif(?:y|ier|ication)|recommend(?:er|ation) (?:system|engine)|neural net(?:work)?|fine-?tun(?:e|ing)|llm|large language model|computer vision|anomaly detection|churn model|scoring model|chatbot|\bai (?:model|assistant)
4: data science|training data|model\b|\bai\b|algorithm
2: churn|demand|accuracy|features
-4: weather forecast|business model|fashion

# Question and value [product, business, lead]
- decision 1d HIGH: Write which decision the model for {object} is to improve, who takes it, and what an error costs
  = Each kind of error has a price
- measure 4h after decision: Choose the measure of success and the value that is good enough
  = The measure of the model is tied to money or time
- baseline 1d after measure: Set the baseline: what a simple rule or today's way reaches
  = The number was computed on last year's data
- rules 4h after decision [legal]: Clarify data protection, fairness, and who may see what
  = Each field has a permission

# Data [data, engineering]
- sources 2d after decision: Find the data, their owners, history and gaps
  = Each source has a sample and an owner
- collect 4d after sources, rules: Collect and join the data in one reproducible step
  = The step can be run again and gives the same counts
- explore 3d after collect: Explore and clean: missing values, duplicates, leaks from the future
  = What is known at the time of the decision is marked
- split 4h after explore: Set aside a test period that nobody looks at
  = The test data lie apart until the end

# Model [modelling, data science]
- features 4d after explore: Build features with those who know the work
  = Each feature is available at the time of the decision
- simple 2d after features, split: Train a simple model first
  = It beats the baseline, or the reason why not is known
- better 5d after simple: Train and tune better models
  = Each trial is logged with data, parameters and result
- errors 2d after better: Look at the largest errors one by one
  = The ten worst cases have an explanation

# Evaluation [evaluation, validation]
- validate 2d after errors HIGH: Evaluate once on the test period, by group and by season
  = The measure meets the value that was fixed, in each important group
- explain 1d after validate: Explain the results to those who decide, with its limits
  = They have decided on ten cases with the model
- pilot 8d after explain: Let one team work with it, and compare with a group without
  = The difference is measured, with its uncertainty

# Production [operations, engineering, deployment]
- pipeline 4d after validate: Build pipeline, interface and versions of data and model
  = A result of last month can be made again
- screen 3d after explain: Build the view or dashboard in which users see and correct results
  = A user understands a result without asking
- deploy 2d after pipeline, pilot, screen CRITICAL DAY: Deploy the model for {object} to production, with a switch to turn it off
  = Real cases run through it, and the switch was tried
- monitor 2d after deploy: Monitor inputs, accuracy and use
  = A shift of the data raises an alert
- retrain 1d after monitor: Fix when it is trained anew, and who decides
  = The rule is written down, with an owner
`;
