/**
 * Common given names of many languages, lower case. They decide one question only: whether a lone capitalised word in
 * brackets, before a colon or behind a dash is a person. Names that are months, places or tools more often are left out.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `
  katya olu olumide thandiwe zuzanna zsuzsa pål paal ngoc bao binh kavitha sanne femke sanna aylin emre nils ove arvid gudrun hjalmar einar sunniva tove vigdis jorge xochitl itzel citlali ximena joaquin leandro thiago caio beatriz inês ines luísa vitória
  cauã dov yael noam eitan shira tamar rivka moshe avi ilan gal amit layla zeinab hind rania dalia samira wael tarek kwabena abena yaa kofi chinonso tobi tolu seun bukola adaeze obi uzo efosa makena njeri wambui mwangi baraka neema asha tariku selam dawit hiwot abebe kebede
  aarav aaron abby abdul abdullah abel abigail abraham achieng ada adam adebayo adela adele adeline adil aditi
  aditya adnan adrian adriana adrien advik adwoa agata agnes agnieszka ahmad ahmed aida aidan aiden aiko aileen
  aimee aino aisha aisling ajay akari akash aki akiko akira akosua alain alan alana albert alberto alejandra
  alejandro aleksander aleksandra aleksei alena alessandra alessandro alessia alex alexa alexander alexandra
  alexandre alexei alexis alfie alfonso alfred alfredo ali alice alicia alina alisa alison alistair aliya allan
  allen allison alma alok alonso alvaro alyssa amal amalia amanda amara amber amelia amelie amin amina amir amira
  amit amrita amy ana anabel anais anand ananya anastasia anders andre andrea andreas andreea andrei andres andrew
  andrey andrzej andy angela angelica angelina angelo angie anh anika anil anish anita anja anke ann anna annabel
  annabelle anne anneke annelies annette annie annika anouk ansel anthony antje antoine anton antonella antonia
  antonina antonio anu anuj anya aoi aoife arash ariana arjun armand armando arne arnold aron arthur artur arturo
  arun aryan asad asha ashley ashok ashwin asif asma astrid aubrey audrey augusto aurelie ava axel ayaan ayan
  ayesha ayla aylin ayse azra baraka barbara barnaby barry bart bartek basil bastian beata beatrice beatriz becky
  bela belinda ben benedict benedikt benjamin benoit bernadette bernard bernd bernhard bert bertha beth bethany
  betsy betty bhavna bianca bilal bill birgit bjorn björn blanca bob bobby bogdan bola bongani boris brad bradley
  brandon brenda brendan brian bridget brigitte britt britta bruce bruno bryan bryce burak caleb calvin cameron
  camila camilla camille carl carla carlo carlos carlotta carmen carol carolina caroline carolyn carrie carsten
  casey caspar casper cassandra cassie caterina catherine cathy cecile cecilia cedric celia celine cem cesar chad
  chandra chantal charlene charles charlie chen cheng cheryl chiamaka chiara chidi chidinma chinedu chioma chloe
  chloé chris christa christian christiane christina christine christof christoph christophe christopher christy
  ciara cillian cindy claes claire clara clare clarissa claude claudia claudio claus clemens clement clementine
  cliff clive cody cole colette colin colleen connie connor conny conor conrad constance cora corinna corinne
  cornelia cory courtney craig cristian cristina curtis cynthia cyril daan dagmar daiki daisuke daisy damian
  damien damir dan dana dani daniel daniela daniele danielle danilo danny daphne dario darius darren dave david
  davide dawid dean deb debbie deborah debra declan deepa deepak deirdre delia denis denise deniz dennis derek
  dermot desmond detlef devi devin devon diana diane didier diego dieter dilan dilip dimitri dimitris dina dinesh
  dirk divya diya dmitri dmitry dolores dominic dominik dominika dominique donald donna donovan dora doreen doris
  dorothea dorothy doug douglas dragan drew duc duncan dustin dylan eamon ebba ed eddie edgar edith edoardo eduard
  eduardo edward edwin efe efua egor eileen einar ekaterina elaine eleanor elena eleni eli elia elias elif elijah
  elin elina elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elliott elodie elsa elsie elvira
  emanuel emeka emel emi emil emilia emilie emilio emily emine emir emma emmanuel emre enrico enrique enzo eric
  erica erich erik erika erin ernest ernesto ernst esme esmeralda esra esteban estelle ester esther ethan eugene
  eugenia eunji eva evan eve evelyn evgeny ewa ewan ezgi ezra fabian fabienne fabio fabrice fabrizio faisal faith
  fang farah farid faruk farzana fatima fatma fatou federica federico felicia felicity felipe felix femi ferdinand
  fergus fernanda fernando filip filippo finley finn fiona flavia flavio florence florian floyd folake frances
  francesca francesco francis francisca francisco franco francois frank franka franz françois françoise frauke
  fred freddie frederic frederick frederik frederique fredrik freya frida frieda friederike frits fritz fumiko
  gabor gabriel gabriela gabriele gabriella gareth gary gavin geert gemma gene geoff geoffrey george georgi
  georgina gerald gerard gerda gerhard gero gertrude gianluca gianni gideon gilbert gilles gillian gina ginny
  giorgia giorgio giovanna giovanni gisela giulia giulio giuseppe gizem gladys glen glenn gloria goran gordon
  grace graham greg gregor gregory greta grzegorz guido guillaume guillermo gunnar gunther gurpreet gustav gustavo
  guy gwen gwendolyn habib hadi hadley haeun hailey hakan halima hamid hamza hana hanna hannah hanne hannes hans
  haoran harald hari harish harold harriet harrison harry haruka haruki haruto harvey hasan hassan hazel heather
  hector hedda heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik hendrika henk henri
  henrietta henriette henrik henry herbert herman hermann hideo hinata hiro hiroshi hoa holger holly hong hope
  hubert hugh hugo hui humberto huong hussein hyun hyunwoo iain ian ibrahim ida idris ifeoma ignacio igor ikram
  ilaria ilias ilka ilse ilya iman imani imogen imran ina ines inga inge ingmar ingo ingrid inigo ioana ira irena
  irene irfan irina iris irma isa isaac isabel isabela isabell isabella isabelle isaiah isak isha ishaan ishita
  isla ismail ivan ivana ivo ivy iwona izabela jaap jack jackie jackson jacob jacqueline jacques jade jaime jake
  jakob jakub jamal james jamie jan jana jane janet janice janina janis janne jannik jared jarek jasmin jasmine
  jason jasper javier jay jaya jayden jean jeanette jeanne jeff jeffrey jelena jen jenna jennifer jenny jens
  jeremiah jeremy jerome jerry jesper jess jesse jessica jessie jesus jette jia jian jiho jihoon jill jim jimena
  jimmy jin jing jiri jitka jiwoo jiyoung jo joachim joan joana joanna joanne joao joaquin jocelyn jochen jodie
  joe joel joelle joerg johan johanna johannes john johnny jolanda jon jonah jonas jonathan joost jordan jordi
  jorge jose josef josefina joseph josephine josh joshua josie josip josé joy joyce joão juan juana juanita judith
  judy juha jukka jules julia julian juliana juliane julianna julie julien juliet juliette julio julius juma jun
  junjie junko jurgen justin justina justine justus jutta jörg jürgen kabir kai kaitlyn kaito kaja kalle kamal
  kamau kamil kamila karan kareem karen kari karim karin karina karl karla karolina karsten karthik kasia kaspar
  kasper kat katarina katarzyna kate katerina katharina katherine kathleen kathrin kathryn kathy katia katie katja
  katrin katrina kavita kavya kayla kazuki keanu keiko keira keith kelly kelvin kemal kemi ken kendra kenichi
  kenji kenneth kenny kenta kerry kerstin kevin khadija khaled khalid kiera kieran kiki kim kimberly kiran kirill
  kirsten kirsty kjell klara klaus kofi kohei kojo kolja konrad konstantin krishna kristian kristin kristina
  kristof krzysztof kseniya kurt kwame kwesi kyle kylie lachlan laila lakshmi lamar lan lana lara larissa lars
  lasse laszlo laura laure laurel lauren laurence laurent laurie lawrence lea leah leander leandro lee leena lei
  leif leila lena lenka lennart leo leon leona leonard leonardo leonie leonora leopold lerato leroy leslie levi
  lewis lexi li lia liam liana lidia liesbeth lila lili lilian liliana lilith lilly lily lin lina linda lindsay
  lindsey ling linh linnea linus lionel lisa lisbeth lise livia liz liza lizzie lloyd logan lois lola lorena
  lorenz lorenzo loretta lori lorna lorraine lothar lotta lotte lou louis louisa louise luana luc luca lucas lucia
  lucian luciana luciano lucie lucille lucinda lucy ludmila ludwig luis luisa luise luiz luka lukas lukasz luke
  luna lutz luz lydia lyn lynn lynne lyra lászló maarten mabel maciej maddie madeleine madeline mads mae magda
  magdalena maggie magnus mahesh mahmoud mai maia maike maira maisie maja makoto malcolm malika malin malte mandy
  manfred manish manisha manoj manon manuel manuela mara marc marcel marcela marcella marcelo marcia marcin marco
  marcos marcus marek maren margaret margarida margarita margherita margit margot margrit maria mariam marian
  mariana marianne marie marieke mariella marielle marija marika marilyn marina mario marion maris marisa marisol
  marissa marit marita marius marja marjan mark marko markus marlene marlon marta martha martijn martin martina
  martine marty marvin mary maryam masato masha massimo mateo mateusz mathias mathieu mathilda mathilde matias
  matilda matt matteo matthew matthias matthieu mattias maud maura maureen maurice mauricio max maxi maxim maxime
  maximilian maxine maya meena meera meg megan mehmet mei meike mel melanie melina melinda melissa melvin mercedes
  meredith merle merve mia micah michael michaela michal micheal michel michele michelle mick miguel mihai mika
  mikael mike mikhail mikko mila milan milena milo milos mina mindy ming minh minji minjun mio mira miranda mirela
  miriam mirjam mirko miroslav misha mitch mitchell miyuki moa mohamed mohammad mohammed mohan mohit moira molly
  mona moni monica monika monique morag morgan moritz morten moses muhammad mukesh murat muriel mustafa myles myra
  myriam nabil nadia nadine nadir nadja naima nancy naoki naoko naomi nara narges nasser nat natalia natalie
  natasha nate nathalie nathan nathaniel naveen navid nazli neeraj neha neil nele nelly nelson nena nestor ngozi
  nguyen niall niamh nic nicholas nick nicki nicky nico nicola nicolai nicolas nicole nicoletta niels nikhil niki
  nikita niklas niko nikola nikolai nikolas nils nima nina nisha nishant njoroge nneka noa noah noel noelia noemi
  nomsa nora norah norbert noreen norma norman nour nuno nur nura nuria obinna octavia octavio odette oksana olaf
  ole oleg olena olga olive oliver olivia olivier olof oluwaseun omar omer onur ophelia orla orlando oscar oskar
  osman oswald otieno otis otto owen ozan pablo paige palak paloma pamela paola paolo pascal pascale pat patrice
  patricia patricio patrick patrik patrycja patty paul paula paulina pauline paulo pavel pawel pearl pedro peggy
  penelope penny pernille perry peter petr petra petros phil philip philipp philippa philippe phillip phoebe
  phuong pia pierre pieter pilar piotr pippa pooja poonam poppy prakash pranav prasad prashant pratik preeti
  priscilla priya priyanka przemek qasim quang quentin quincy quinn rachel radek rafael rafaela rafal raffael rafi
  raghav rahel rahim rahul rainer raj raja rajan rajesh rajiv rakesh ralf ralph ramesh ramon ramona ramya rania
  ranjit raphael raquel rashid rashida rasmus raul ravi ray raymond rebecca rebekah reena reggie regina reginald
  reinhard reinhold rekha remi remy ren rena renata renate rene renee rené reuben reza rhea rhiannon rhys ria
  ricardo riccardo richard rick ricky rico rik riku rin rina rishi rita ritu rob robbie robert roberta roberto
  robin robyn rocco rocio rodney rodrigo roger rohan rohini rohit roland rolf romain roman romy ron ronald ronan
  ronja ronnie roopa rory rosa rosalie rosalind rosanna rosario roscoe rose rosemary rosie ross rowan roxana
  roxanne roy ruben ruby rubén rudi rudo rudolf rudy rufus rui rupert russell ruta ruth ryan ryo ryosuke ryota
  rémy sabina sabine sabrina sachin sadia sadie saeed safiya sahil said saif saki sakura salim sally salma salman
  salvador salvatore sam samantha samir samira sammy samson samuel sana sandeep sander sandra sandrine sandro
  sandy sanjana sanjay sanna santiago sara sarah saskia satish satoshi saul scott seamus sean sebastian sebastiano
  sebastien segun selena selim selina selma seojun seoyeon serena serge sergei sergey sergio seth shahid shane
  shania shannon sharif sharon shaun shauna shawn sheila shelby sheldon shelley sherry shilpa shin shinji shirin
  shirley shivani shota shreya shruti shu shyam siddharth sidney siegfried sienna sigrid silas silke silvan
  silvana silvia silvio simon simona simone sina sinead siobhan sipho siri sissy sita skye slava sneha sofia sofie
  sojin solomon solveig sonal sonia sonja sonya soo sooyoung sophia sophie soren sota srinivas stacey stacy stan
  stanislav stanley stefan stefania stefanie stefano steffen steffi stella sten stephan stephane stephanie stephen
  steve steven stewart stine stuart sudha sue sumit sunil sunita suresh susan susana susanna susanne susi susie
  suzanne suzy sven svenja svetlana swati sybille sylvester sylvia sylvie søren tabitha tadashi tadeusz taeyang
  tafadzwa takashi takeshi takumi talia tamar tamara tamas tami tamika tamsin tania tanja tanvi tanya tara tarek
  tariq tarun tasha tatiana tatjana tatyana taylor ted tejas tendai teo teodor teresa teri terrence terry tess
  tessa tetsuya thabo thaddeus thalia thanh thea themba theo theodor theodora theodore theresa therese thiago
  thierry thijs thilo thom thomas thor thorsten tiago tibor tiffany tilda tilman tim timo timothy timur tina tjark
  tobi tobias toby todd tom tomas tomasz tomer tommaso tommy tomoko tomás toni tony tonya tora torben tore torsten
  tracey tracy travis trevor trish trisha tristan trudy tuan tunde tuomas tyler tyrone uche udo ulf uli ulla
  ulrich ulrike ulysses uma umar umberto unai ursula usha usman ute uwe vadim valentin valentina valeria valerie
  vandana vanessa varun vasilis vasily vaughn vera verena verity vernon veronica veronika veronique vesna vicente
  vicki vicky victor victoria vidya vijay vikas vikram viktor viktoria vinay vince vincent vincenzo vinod viola
  violet violeta violetta virginie vishal vito vivek vivian viviana vivien vivienne vlad vladimir volker vusi wade
  waheed walid wallace walter wanda wang wanjiru wayne wei wendy werner wes wesley wibke wiebke wilfred wilhelm
  will willem william willow wilma wilson winston wojciech wolfgang wouter xander xavier xiao xiaoli xiaoming
  ximena xin yael yan yana yang yanick yann yannick yara yasemin yash yasin yasmin yasmine yasser yating yaw yemi
  yen yi yifan ying yogesh yohan yoko yolanda yong yosef yoshi yousef yu yuan yuichi yuki yulia yuliya yuma yumi
  yuna yuri yusuf yusuke yuto yves yvette yvonne zac zach zachary zack zahra zainab zakaria zane zanele zara
  zawadi zayn zdenek zeeshan zeina zelda zeynep zhang zhen zhi zhiwei ziad zita zixuan zoe zofia zola zoltan zora
  zoran zoé zsofia zuri zuzana özge
  `
    .trim()
    .split(/\s+/u),
);
