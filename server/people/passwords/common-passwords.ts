/**
 * Whether a password is among the first anybody would try (NIST SP 800-63B, 5.1.1.2): a well-known one with the usual
 * decoration, a walk over the keyboard, one character repeated, or the person's own address or name.
 */
export function isCommonPassword(password: string, about: { email?: string; name?: string } = {}): boolean {
  const typed = password.normalize("NFKC").toLowerCase();
  const plain = undecorated(typed);
  if (words.has(typed) || words.has(plain)) return true;
  if (isRepetition(typed) || isWalk(typed)) return true;
  const own = [about.email, about.email?.split("@")[0], about.name].flatMap((text) => (text ? [squeeze(text)] : []));
  return own.some((text) => text.length > 3 && (squeeze(typed) === text || squeeze(plain) === undecorated(text)));
}

const squeeze = (text: string): string => text.toLowerCase().replaceAll(/\s/g, "");

/** `P@ssw0rd2024!` is `password` to whoever guesses: digits and signs at the ends, letters drawn with signs. */
function undecorated(text: string): string {
  const drawn: Record<string, string> = {
    "@": "a",
    "4": "a",
    "3": "e",
    "1": "i",
    "!": "i",
    "0": "o",
    $: "s",
    "5": "s",
  };
  const bare = text.replace(/^[\d\W_]+|[\d\W_]+$/g, "");
  return bare.replaceAll(/[@431!0$5]/g, (sign) => drawn[sign] as string);
}

/** `aaaaaaaaaa`, `abcabcabcabc`: a piece of at most four characters, again and again. */
const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/su.test(text) || /^(.{5,})\1+$/su.test(text);

const rows = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
];
const walks = [
  ...rows,
  ...rows.map((row) => row.split("").reverse().join("")),
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qazwsxedcrfvtgbyhnujmikolp",
  "azertyuiopqsdfghjklmwxcvbn",
];
const isWalk = (text: string): boolean => walks.some((walk) => walk.includes(text));

const words = new Set(
  `password passwort passphrase passw0rd motdepasse contrasena wachtwoord password password1234 passwordpassword
  letmein letmeinplease welcome welcometo willkommen iloveyou ilovegod ihateyou loveyou lovely sunshine princess
  football baseball basketball superman batman spiderman ironman dragon monkey shadow master michael jennifer jordan
  charlie jessica ashley daniel thomas andrew joshua matthew whatever trustno1 trustnoone starwars pokemon minecraft
  computer internet samsung iphone google facebook instagram linkedin microsoft windows apple amazon adobe photoshop
  admin administrator adminadmin administrator1 root rootroot toor guest guestguest default changeme changemenow
  changeit secret topsecret secretsecret test testing testtest testpassword tester temp temporary temppass access
  login loginlogin signin system server database manager supervisor operator service support helpdesk company
  business office monday tuesday wednesday thursday friday saturday sunday january february march april
  june july august september october november december spring summer autumn winter sommer fruehling herbst
  qwerty qwertyqwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjkl asdfasdf zxcvbn zxcvbnm
  qazwsx qazwsxedc 1qaz2wsx 1qaz2wsx3edc zaqwsx zaq12wsx qweasd qweasdzxc qwe123qwe asd123asd abc123abc abcd1234
  a1b2c3d4e5 1a2b3c4d5e 123abc123 123qwe123 1234qwer qwer1234 1q2w3e4r5t aa123456789 abc123456789 a123456789
  0987654321 1234567890 12345678910 123456789a 123456789q 123123123123 112233445566 1122334455 111222333444 147258369
  147258369a 789456123 741852963 159753456 3141592653 31415926535 1029384756 9876543210 0123456789 5555555555
  correcthorsebatterystaple correct-horse-battery-staple correct horse battery staple
  slackslack atrium atriumatrium`
    .split(/\s+/)
    .concat("correct horse battery staple"),
);
