import { recipe } from '../read-recipe.ts';

export const ANIMAL = recipe`
kind: an animal for the home
subject: the animal
8: (?:adopt|get|buy|foster|welcome|bring home|keep)(?:ing)?\b.{0,25}\b(?:dogs?|pupp(?:y|ies)|cats?|kittens?|horse|pony|rabbits?|chickens?|hens|parrot|guinea pigs?|hamster|bees|alpacas?|goats?|pets?|aquarium|fish|tortoise)

# Decide [planning]
- fit 3h HIGH: Talk it over with everybody at home: time, holidays, allergies, who does what for {subject}
  = Everybody has said yes, and each daily task has a name
- law 1h after fit: Check landlord, insurance, tax and rules of the place
  = The permission is there in writing
- costs 1h after fit: Work out the costs of a year: food, vet, insurance, care
  = The sum fits the budget
- kind 3h after fit: Read about kinds and characters, and talk to people who have one
  = Two or three kinds fit your life

# Find [search]
- visit 1d after kind, costs, law: Visit shelters and two good breeders
  = Papers, health and parents or story of the animal are known
- choose 3h after visit: Spend time with it twice before deciding
  = Everybody at home has met it
- vet 1h after choose: Choose a vet, and ask about vaccinations and chip
  = The first date is fixed

# Get ready [home, equipment]
- shop 3h after choose: Buy food, bed, leash or cage, bowls and toys
  = Everything for the first two weeks is there
- safe 3h after choose: Make home and garden safe: cables, plants, fences, windows
  = Somebody has looked at every room from its height
- rules 1h after choose: Agree the rules: where it sleeps, what it may, who trains it
  = The rules hang on the fridge

# Arrive [arrival]
- home 1d after shop, safe, rules CRITICAL DAY: Bring {subject} home on a quiet day
  = The first night was quiet
- check 2h after home, vet: Go to the vet for a first check
  = The pass of vaccinations is complete
- insure 1h after home: Register it, and take out liability insurance
  = Number and policy are filed

# Live together [training]
- train 3d after home: Train a little every day, or visit a course
  = It comes when called, or lets itself be handled
- alone 1d after train: Practise being alone, visitors and travelling
  = Two hours alone pass without damage
- sitter 2h after home: Arrange somebody for holidays and illness
  = That person has cared for it for a day
`;
