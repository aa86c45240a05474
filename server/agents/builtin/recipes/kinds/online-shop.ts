import { recipe } from '../read-recipe.ts';

export const ONLINE_SHOP = recipe`
kind: an online shop
subject: the online shop
9: (?:online|web|internet|shopify|woo ?commerce|etsy|amazon)[ -]?(?:shop|store)|webshop|e-?commerce (?:site|store|shop)|sell\b.{0,40}\bonline|etsy
2: products?|handmade|payment|shipping

# Range and numbers [planning, product, finance]
- offer 1d HIGH: Fix range, customers and prices of {subject}
  = Each product has cost, price and margin after shipping
- rivals 1d after offer: Order from three comparable shops
  = Three things to copy and two to avoid, from box to return
- numbers 1d after offer [finance]: Work out costs, sales and break-even
  = The number of orders a month that is needed is known
- law 2d after offer [legal]: Settle business, taxes, terms, right of return, privacy and packaging rules
  = Each text is checked, each registration filed

# Shop [shop, technology, design]
- system 1d after numbers: Choose the shop system, after a trial of two
  = The choice, its costs and its way out are written down
- look 4d after system [design]: Design home, category, product and basket, first for telephones
  = Three people found and ordered a product in the draft
- build 5d after look: Set up {subject}: categories, search, taxes, languages
  = Each product can be reached in three steps
- pay 1d after build: Connect payment: card, transfer and what customers expect
  = One order with each way was paid and refunded
- ship 2d after build: Settle shipping: packaging, carrier, prices, countries, returns
  = A parcel went out, arrived whole, and came back

# Products [product, content, photo]
- photo 4d after offer [photo]: Take photos of each product, with size and in use
  = Each has four pictures of one look
- text 3d after offer [text]: Write titles and descriptions with measures, material and care
  = Each answers what customers ask before buying
- stock 2d after text: Enter products and stock
  = Counts in the shop and on the shelf agree

# Test and publicity [test, marketing]
- test 2d after pay, ship, stock, law: Let ten people order, change and return
  = No order failed, and each mail is right
- seo 2d after text [marketing]: Do the basics for search and maps, and measure visits
  = Each page has title and text, and a test order is counted
- known 3d after look [marketing]: Collect addresses and followers, prepare posts and an opening offer
  = The first 100 people know the date

# Launch [launch, operations]
- launch 1d after test, photo, known, seo CRITICAL DAY: Launch {subject}
  = The first order of a stranger was paid
- orders 2d after launch: Pack and send orders within two days, answer questions within one
  = No order is older than two days
- improve 2d after launch: Look each week at visits, baskets left and returns
  = Each week one obstacle is removed
`;
