/**
 * What guessers try first among passwords of twelve characters and more, and the words that people
 * lengthen with a year and a sign. From the lists of leaked passwords; lower case, letters and digits.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort passw0rd password1 passwordpassword mypassword thepassword newpassword changepassword
  changeme changemenow letmein letmeinnow letmeinplease welcome welcomehome welcomeback administrator admin
  adminadmin administrador superadmin rootroot superuser superman iloveyou iloveyouforever iloveyousomuch
  iloveyoubaby iloveyou1234 ihateyou trustnoone qwerty qwertyuiop qwertyuiopasdf qwertyqwerty qwerty123456
  1qaz2wsx3edc 1q2w3e4r5t6y 1q2w3e4r5t6y7u q1w2e3r4t5y6 zaq12wsxcde3 qazwsxedcrfv asdfghjkl asdfghjklqwerty
  zxcvbnmasdfg 123qweasdzxc qwe123qwe123 abc123abc123 abcd1234abcd a1b2c3d4e5f6 aa123456aa123456 123456789abc
  123456789012 1234567890123 12345678901234 123456789123 123123123123 112233445566 987654321098 111222333444
  000000000000 111111111111 football basketball baseball liverpoolfc manchesterunited realmadrid barcelona
  fcbarcelona chelseafootball princess sunshine sunshine1234 monkeymonkey dragondragon mastermaster
  shadowshadow michaeljackson jenniferlopez harrypotter starwars lordoftherings pokemonpokemon chocolate
  computercomputer internet internetexplorer microsoft windows google googlegoogle facebook facebookcom
  instagram whatsapp twitter youtube linkedin samsung samsunggalaxy iphone blackberry nintendo playstation
  yourmother motherfucker fuckyoufuckyou fuckyou whatever whateveryousay nothing nothingtodo donotenter
  opensesame secret secretsecret topsecret mysecretpassword correcthorsebatterystaple loveyouforever
  forever friendsforever bestfriends summer winter spring autumn summertime wintertime january february
  september october november december monday tuesday wednesday thursday friday saturday sunday
  baghdad baghdadbaghdad iraqiraqiraq basra mosul erbil kurdistan mesopotamia palestine jerusalem
  bismillah alhamdulillah mashallah inshallah subhanallah allahuakbar mohammed muhammad mohammedmohammed
  ahmedahmed alialialiali fatimafatima habibi habibihabibi yahussein yahusain imamhussein
  bayan bayanbayan bayanpassword newsroom newsroomnewsroom pressoffice pressofficer pressrelease journalist
  mediacenter mediaoffice communications information spokesperson headline publish publisher editor
  reporter breakingnews worldnews organisation organization ministry government headquarters
  testtest testtesttest testing testingtesting test1234 testpassword temporary temppassword defaultpassword
  default guestguest guest useruser username usernamepassword login loginlogin logmein enterenter
  companyname company1234 office officeoffice business temppass initial initialpassword
  كلمةالسر كلمةالمرور كلمهالسر بسماللهالرحمنالرحيم الحمدلله سبحانالله لاالهالاالله محمدرسولالله بغداد العراق`
    .split(/\s+/)
    .filter(Boolean),
);
