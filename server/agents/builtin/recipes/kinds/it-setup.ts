import { recipe } from '../read-recipe.ts';

export const IT_SETUP = recipe`
kind: the set-up of IT
subject: the IT
8: (?:set(?:ting)? up|equip(?:ping)?|install(?:ing)?|provide|upgrade)\b.{0,40}\b(?:\bit\b|workplaces?|home offices?|laptops?|computers?|network|wi-?fi|server room|meeting rooms?|class ?rooms?|devices|phones?|printers?|video conferenc(?:e|ing))
5: it (?:infrastructure|equipment|set-?up|department)|home office|workstations?|windows 1\d|intranet
2: laptops?|wi-?fi|network|printers?|devices|vpn
-3: ourselves|app\b

# Needs [lead, requirements]
- count 1d HIGH: Count what is needed for {subject}: people, roles, devices, programs, rooms
  = Each person or place has a line
- survey 1d after count [network]: Look at the site of {subject}: lines, power, cabinets, walls, security
  = A drawing shows sockets, cabinet and dead spots
- standard 4h after count: Fix the standard equipment for each role
  = At most three kinds of workplace
- budget 4h after standard, survey [finance]: Set the budget: devices, licences, lines, work, 10% reserve
  = The sum is approved

# Order [purchasing, procurement]
- line 2h after survey [network]: Order internet and phone lines with a second way
  = The date of connection is confirmed
- devices 1d after budget: Order laptops, monitors, phones, printers and furniture after three quotes
  = Delivery dates are confirmed in writing
- licences 4h after budget: Order licences and accounts
  = There is a licence for each person, and no more

# Network and security [network, security]
- cable 3d after line, survey: Install cabling, cabinet and power
  = Each socket was measured and labelled
- wifi 2d after cable: Set up network, Wi-Fi, firewall and VPN
  = Every place has the agreed speed, guests are apart
- safe 2d after wifi [security]: Set up updates, encryption, backup and two-factor sign-in
  = A restored file and a lost laptop were played through
- print 1d after wifi: Set up printers and meeting technology
  = A test page and a test call work in each room

# Workplaces [support, workplace]
- image 2d after devices, licences: Prepare the standard installation, and try it on two devices
  = A device is ready within an hour
- accounts 1d after licences: Create accounts, groups and access rights
  = Each role sees what it needs, and nothing more
- rollout 3d after image, accounts, safe: Set up and label all devices
  = Each device is in the inventory with its person
- help 1d after image [support]: Write first steps and the way to get help
  = A user starts with the sheet alone

# Go live [support, go-live]
- test 1d after rollout, print: Test a whole working day with two users
  = Sign-in, mail, files, printing and calls work
- start 1d after test, help CRITICAL DAY: Hand over {subject}, with support on the spot
  = Everybody can work by noon
- follow 1d after start: Collect faults for two weeks, and mend the commonest
  = No fault is older than three days
- docs 1d after start [documentation]: Document network, passwords, contracts and inventory
  = A colleague finds each answer without you
`;
