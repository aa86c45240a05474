import { recipe } from '../read-recipe.ts';

export const HARDWARE = recipe`
kind: a device
subject: the device
4: (?:weather station|sensor|tracker|wearable|drone|robot|smart (?:home|lock|watch|meter|thermostat|plug)|iot|e-?bike|loudspeaker|headphones|3d printer|amplifier|circuit board|pcb|hardware|gadget|appliance|medical device|controller board|beacon)
6: (?:design|develop|build|manufactur|prototyp)(?:e|ing)?\b.{0,40}\b(?:device|hardware|units|electronics|gadget|machine|prototype|sensor|robot|tracker)
4: manufactur(?:e|ing)|small series|first \d+ units|firmware|injection mou?ld(?:ing)?|prototype
2: solar|battery|enclosure|arduino|raspberry pi|esp32|bluetooth
-6: clickable|app\b|website

# Requirements [product, requirements]
- need 2d HIGH: Write what {subject} must measure, do and survive: values, power, size, price
  = Each requirement is a number that can be tested
- users 2d after need: Show a mock-up to five future users
  = The five have said what they would pay and what they miss
- rules 1d after need [certification]: Find out which rules apply: safety, radio, battery, waste (CE, FCC)
  = Each rule has a test and a price
- cost 1d after need [finance]: Set the target cost of a piece and of the development
  = Parts, assembly, testing and shipping are in the sum

# Design [electronics, mechanics, firmware]
- parts 3d after need [electronics]: Choose the main components, with a second source for each
  = Delivery time and end of life of each are known
- schematic 4d after parts [electronics]: Draw the schematic and have it reviewed
  = A second engineer has signed each page
- board 4d after schematic [electronics]: Lay out the circuit board
  = The rules of the board maker report no error
- case 4d after parts [mechanics]: Design the enclosure: water, heat, mounting, opening
  = A printed case holds board and battery
- firmware 8d after schematic [firmware, software]: Write the firmware on a development board
  = Each function runs for a day without a restart

# Prototype [prototype, test]
- proto 5d after board, case: Build three working prototypes of {subject}
  = All three start, measure and report
- bench 4d after proto, firmware: Test on the bench: accuracy, battery life, temperature, drop
  = Each requirement has a measured value beside it
- field 5d after bench: Test with users in the field for two weeks
  = Faults and remarks are listed by how often they came
- second 6d after field: Build the second version with the corrections
  = No fault of the first rank comes back

# Certification and supply [certification, suppliers, purchasing]
- pretest 2d after second: Do the pre-tests for certification
  = No value is above nine tenths of its limit
- certify 5d after pretest [certification]: Have {subject} certified, and write the declaration
  = Reports and declaration are filed
- bom 2d after second [purchasing]: Freeze the bill of materials, and get quotes from two manufacturers
  = Price and delivery time for the quantity are there in writing
- jig 3d after second [test]: Build the test device for production
  = Each unit is tested in less than two minutes

# First series [manufacturing, production]
- order 2d after bom, certify: Order parts and production of the first series
  = Each delivery has a confirmed date
- manual 2d after second: Write manual, packaging and guarantee
  = A new user sets it up with the manual alone
- series 6d after order, jig CRITICAL DAY: Produce and test the first series
  = Nineteen of twenty units pass at the first test
- deliver 2d after series, manual: Deliver the first units, and listen for four weeks
  = Each return has its cause
`;
