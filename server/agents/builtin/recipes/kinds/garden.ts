import { recipe } from '../read-recipe.ts';

export const GARDEN = recipe`
kind: a garden or field
subject: the garden
8: (?:vegetable|herb|flower|roof|school|kitchen|rose|rock|community|front|back) garden|garden (?:bed|design|makeover|planning)|(?:plant|grow|landscape|redesign|replant|lay out|create)(?:ing)?\b.{0,30}\b(?:gardens?|vegetables|orchard|hedge|trees|meadow|raised beds?|lawn|vineyard|flowers|tomatoes|balcony|backyard)|raised beds?|allotment|balcony garden|permaculture|reforest
-5: shed|house with|party|centre

# Look and plan [planning]
- look 1d HIGH: Look at place, light, soil, water and wind for {subject}
  = A sketch shows sun and shade in the morning, at noon and in the evening
- wish 3h after look: Decide what it is for, and how many hours a week there are for it
  = Everybody who will work in it has agreed
- plan 1d after wish: Draw the plan of {subject}: beds, paths, water, compost, heights
  = Each plant has its space when grown
- soil 3h after look: Test the soil
  = Acidity and what is missing are known

# Get ready [material]
- budget 2h after plan: Set the budget: plants, soil, tools, water
  = The sum is agreed
- buy 1d after budget: Order seeds, plants, soil and material
  = Delivery fits the time of planting
- tools 2h after plan: Get tools and machines together
  = Each tool is there and sharp

# Ground [ground work]
- clear 2d after plan: Clear weeds, stones and old plants
  = The ground is free
- build 3d after clear: Build beds, paths, trellis and fence
  = Everything stands firm after a week of rain
- water 1d after build: Lay on water: barrel, hose or drip
  = The farthest plant gets water
- dig 2d after clear, soil: Improve the soil
  = It is loose to the depth of a spade

# Plant [planting]
- sow 1d after buy: Sow early plants indoors
  = Seven of ten have come up
- plant 2d after dig, water, sow HIGH DAY: Plant and sow {subject} after the last frost
  = Every plant has a label and was watered in
- mulch 1d after plant: Mulch, tie up, protect from snails and birds
  = No bare soil is left

# Care [care]
- care 4d after plant: Water, weed and feed each week by a list
  = The list has a tick for each week
- holiday 1h after care: Arrange somebody for holidays
  = The person was shown everything
- harvest 2d after care: Harvest, dry or store
  = Yields are noted by bed
- next 3h after harvest: Prepare for winter, and plan the next year
  = Each bed has its plants for next year
`;
