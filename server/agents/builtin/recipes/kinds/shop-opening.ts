import { recipe } from '../read-recipe.ts';

export const SHOP_OPENING = recipe`
kind: the opening of a shop or restaurant
subject: the shop
8: open(?:ing|s)?\b.{0,50}\b(?:shops?|stores?|caf[eé]s?|coffee ?(?:shop|house|bar)|restaurants?|bars?|bakery|bistro|pub|brewery|salons?|barber ?shops?|gyms?|studios?|boutiques?|(?:dental |medical |physio(?:therapy)? |law |vet(?:erinary)? )?practices?|clinics?|kiosks?|food trucks?|hostel|guest ?house|hotel|bed and breakfast|kindergarten|nursery|day ?care|branch|dealership|garage|workshop|co-?working space|laundromat|ice cream parlou?r|pharmacy|florist)
5: (?:start|found|set up|run|launch)\b.{0,40}\b(?:coffee ?shop|caf[eé]|restaurant|bakery|bistro|salon|food truck|boutique|hostel|guest ?house|book ?shop|co-?working space|gym|brewery|corner shop)
3: coffee ?shop|caf[eé]|restaurant|bistro|barber|food truck|franchise

# Concept and money [concept, finance, budget, planning]
- concept 2d HIGH: Write the concept of {subject}: guests or customers, offer, prices, opening hours, what is special
  = One page that a stranger can repeat after reading it
- numbers 3d after concept [finance]: Work out the numbers: rent, fit-out, equipment, wages, sales for each day, break-even
  = Best, likely and worst case are calculated month by month for two years
- market 2d after concept: Count passers-by and visit five competitors nearby at different hours
  = Each of the five is noted with prices, busy hours and what guests complain about
- money 5d after numbers [finance]: Secure the money: own funds, bank, grants, with 15% reserve
  = Commitments cover the worst case in writing

# Location and permits [location, legal, permits]
- search 10d after market, numbers: Look for premises{at}, and compare five by rent, footfall and condition
  = Five premises stand on one page with rent, size, footfall and what must be rebuilt
- lease 3d after search, money HIGH: Negotiate and sign the lease, with the permitted use in it
  = Length, rent, deposit, use and way out are in the signed lease
- permits 5d after search [legal]: Register the business and apply for permits: use, health, fire, signs, music, outdoor seats
  = Each permit has a number or a date on which it is expected
- insure 1d after lease: Take out insurance and choose a tax adviser
  = Liability, contents and interruption are covered from the day of the keys

# Fit-out and equipment [fit-out, construction, equipment, design]
- design 5d after lease [design]: Plan the rooms: paths, counter, kitchen or shelves, power, water, light
  = Builder and health authority have agreed to the plan
- build 20d after design, permits: Have it built and painted
  = Every trade was inspected, and no defect prevents the opening
- equip 5d after design: Order equipment and machines, with service contracts
  = Everything is delivered, installed and was run for a day
- till 2d after lease: Set up till, card payment, accounting, internet and stock list
  = A test sale appears in the accounts

# Offer and suppliers [suppliers, menu, product, purchasing]
- offer 5d after concept: Decide the range or menu with costs of each item and its price
  = Each item has a cost, a price and a supplier
- suppliers 4d after offer: Choose two suppliers for everything important, after samples
  = Prices, delivery days and notice are agreed in writing
- stock 2d after suppliers, equip: Order the first stock
  = On the day before the opening nothing on the list is missing

# Team and marketing [staff, hiring, marketing]
- hire 10d after lease [hiring]: Hire the staff and make the first rota
  = Every shift of the first month has enough people with contracts
- train 3d after hire, equip: Train everybody on products, till, hygiene and welcome
  = Each of the team has served a test customer from start to end
- known 4d after concept [marketing]: Make it known: sign, website, map entries, social media, neighbours
  = Hours, address and pictures are right wherever people look

# Opening [opening, launch]
- soft 2d after stock, train, build, till: Hold a quiet opening for friends and neighbours
  = What went wrong on two trial days is listed and mended
- open 1d after soft, known, permits CRITICAL DAY: Open {subject}
  = The first paying customers were served within the planned times
- weeks 3d after open: Look each week at sales, costs, waiting times and reviews for eight weeks
  = Each week one change follows from the numbers
`;
