/** A promise about security, and the test that holds it. */
export type Clause = {
	readonly area: 'Delivered files' | 'SQL' | 'Sign-in' | 'Rights' | 'Browser' | 'Running';
	readonly promise: string;
	/** File, then the test's or its group's name as it is written there. */
	readonly tests: readonly (readonly [file: string, name: string])[];
};

const ingest = 'src/lib/server/ingest';
const reports = 'src/lib/server/reports';
const database = 'src/lib/server/duckdb.test.ts';
const people = 'src/lib/server/people';
const signIn = 'src/routes/sign-in/sign-in.test.ts';
const provider = 'src/routes/sign-in/provider.test.ts';
const declared = 'src/routes/rights.browser.test.ts';
const scope = 'src/routes/scope.browser.test.ts';
const listening = 'src/lib/server/listen.test.ts';
const attacked = [
	'src/attacks/example.browser.test.ts',
	'the example holds against everything that npm run attack tries'
] as const;

/** What SECURITY.md promises; a test fails when one has no test of that name. */
export const clauses: readonly Clause[] = [
	{
		area: 'Delivered files',
		promise:
			'Cells that a spreadsheet would run are text in every export, headers too; real negative numbers stay numbers; strings of a workbook are never formulas.',
		tests: [
			['src/lib/server/exports/hostile-cells.test.ts', 'formula cells on export, headers too'],
			['src/lib/server/exports/hostile-cells.test.ts', 'real negative numbers stay numbers'],
			['src/lib/server/exports/hostile-cells.test.ts', 'XLSX strings never as formulas']
		]
	},
	{
		area: 'Delivered files',
		promise:
			'Zip bombs, and zip entries that climb out, repeat, overlap or are encrypted, are refused.',
		tests: [
			[`${ingest}/hostile-archives.test.ts`, 'a zip bomb is one clear refusal'],
			[`${ingest}/hostile-archives.test.ts`, 'zip entries ../ and other names that climb out'],
			[`${ingest}/hostile-archives.test.ts`, 'duplicate zip entries'],
			[`${ingest}/hostile-archives.test.ts`, 'overlapping zip entries: $name'],
			[`${ingest}/hostile-archives.test.ts`, 'encrypted files']
		]
	},
	{
		area: 'Delivered files',
		promise:
			'Workbooks that claim a whole sheet, far cells or 16,384 columns cost no more than what they hold.',
		tests: [
			[`${ingest}/hostile-workbooks.test.ts`, 'mergeCell A1:XFD1048576'],
			[`${ingest}/hostile-workbooks.test.ts`, 'far cells'],
			[`${ingest}/hostile-workbooks.test.ts`, '16,384 columns']
		]
	},
	{
		area: 'Delivered files',
		promise: 'XML reads nothing outside its file and expands nothing.',
		tests: [
			[`${ingest}/hostile-workbooks.test.ts`, 'XXE: nothing outside the file is read'],
			[`${ingest}/hostile-workbooks.test.ts`, 'billion laughs']
		]
	},
	{
		area: 'Delivered files',
		promise: 'A file is stored under its hash alone, whatever it is called.',
		tests: [
			[
				'src/lib/server/rounds/hostile-deliveries.test.ts',
				'hostile upload names are stored by hash only'
			]
		]
	},
	{
		area: 'Delivered files',
		promise:
			'What a file is, is found in its bytes: a page, a drawing (SVG), a PDF or a program under another name is refused, and no file is given back as it came.',
		tests: [[`${ingest}/hostile-content.test.ts`, 'HTML, PDF or a binary named .xlsx']]
	},
	{
		area: 'Delivered files',
		promise:
			'Endless lines, a million columns, unclosed quotes, NUL bytes, mixed line ends and lone surrogates are read or refused in words.',
		tests: [
			[`${ingest}/hostile-text.test.ts`, 'one line of 1 GB'],
			[`${ingest}/hostile-text.test.ts`, 'a million columns'],
			[`${ingest}/hostile-text.test.ts`, 'unclosed quote'],
			[`${ingest}/hostile-text.test.ts`, 'NUL bytes'],
			[`${ingest}/hostile-text.test.ts`, 'mixed line ends'],
			[`${ingest}/hostile-text.test.ts`, 'lone surrogates']
		]
	},
	{
		area: 'Delivered files',
		promise:
			'Headers named __proto__, repeated or 10 kB long are only headers; keys that only look different are one.',
		tests: [
			[`${ingest}/hostile-headers.test.ts`, 'headers __proto__ and its like are only headers'],
			[`${ingest}/hostile-headers.test.ts`, 'headers duplicated'],
			[`${ingest}/hostile-headers.test.ts`, 'headers 10 kB long'],
			[`${ingest}/hostile-headers.test.ts`, 'homoglyphs, NFD, bidi and zero-width in keys']
		]
	},
	{
		area: 'Delivered files',
		promise:
			'Bodies past the limit are refused, told or not; the same file twice, reordered or cut short counts once; two at once, or a browser gone half-way, leave nothing half.',
		tests: [
			[
				'src/routes/deliveries/deliveries.browser.test.ts',
				'is answered with 413 past the limit, told or not, and leaves nothing'
			],
			[
				'src/routes/deliveries/deliveries.browser.test.ts',
				'leaves nothing when the browser goes half-way'
			],
			[
				'src/lib/server/rounds/hostile-deliveries.test.ts',
				'the same file twice, reordered, cut short'
			],
			['src/lib/server/rounds/hostile-deliveries.test.ts', 'two deliveries at once']
		]
	},
	{
		area: 'SQL',
		promise:
			'What is typed into a filter, period, territory, sort or id is a value, never SQL; one that matches nothing widens nothing, lists, repeats, nothing and « * » included.',
		tests: [
			['src/lib/server/api/refusals.test.ts', 'is a value, never SQL: %s'],
			[
				'src/lib/server/api/refusals.test.ts',
				'is a value in a path and in a filter of deliveries as well'
			],
			[
				'src/lib/server/api/refusals.test.ts',
				'is refused when it matches nothing, and widens nothing'
			],
			[database, 'takes values and lists, empty ones too, as parameters'],
			attacked
		]
	},
	{
		area: 'SQL',
		promise: 'Names come from the catalogue and are quoted.',
		tests: [
			[database, 'quotes names and texts'],
			['src/lib/server/api/refusals.test.ts', 'names the nearest thing that exists']
		]
	},
	{
		area: 'SQL',
		promise:
			'A query is one SELECT: nothing stacked, no COPY, ATTACH, INSTALL, LOAD, SET or PRAGMA.',
		tests: [
			[database, 'is refused when it is anything but one SELECT: %s'],
			[database, 'lets nobody change its settings']
		]
	},
	{
		area: 'SQL',
		promise: 'A query reads the parts of its edition and no other file, no network, no secret.',
		tests: [
			[database, 'reads the files it is allowed and no other'],
			[database, 'reaches no secret, file or network: %s'],
			['src/lib/server/editions/open-edition.test.ts', 'reads its own parts and no other file'],
			[
				'src/lib/server/editions/build-edition.test.ts',
				'cannot reach files, the network or settings from SQL'
			]
		]
	},
	{
		area: 'SQL',
		promise: 'Errors tell no SQL, path or value to who may not see them.',
		tests: [
			['src/lib/server/api/refusals.test.ts', 'is a value, never SQL: %s'],
			[
				'src/lib/server/api/refusals.test.ts',
				'does not tell a visitor what exists that they may not see'
			],
			attacked
		]
	},
	{
		area: 'SQL',
		promise: 'A query that would take all memory or never end is refused, while others are served.',
		tests: [
			[database, 'that would fill the memory is refused, while others are served'],
			[database, 'is stopped when it takes too long, while others are served']
		]
	},
	{
		area: 'Sign-in',
		promise:
			'Guessing stops after ten tries at an account and forty from an address, and leaves its owner signing in; X-Forwarded-For counts only from a proxy that is trusted.',
		tests: [
			[signIn, 'at an account stops after ten tries, from many addresses; its owner goes on'],
			[signIn, 'from an address stops after forty, at as many accounts; others are let in'],
			[
				signIn,
				'is counted by the connection where no proxy is trusted, whatever X-Forwarded-For says'
			],
			[
				`${people}/attempts.test.ts`,
				'who is guessed at goes on signing in from the browser that knows them'
			]
		]
	},
	{
		area: 'Sign-in',
		promise:
			'Whether an account exists is told neither by words, nor by time, nor by what is asked of a forgotten password.',
		tests: [
			[signIn, 'is not told: the same answer for who is unknown, wrong, invited or deactivated'],
			[signIn, 'is not told by time'],
			[signIn, 'is not told by what is asked of a forgotten password']
		]
	},
	{
		area: 'Sign-in',
		promise:
			'A session has a new id at sign-in; sign-out, another password, deactivation and fewer rights end it; twelve hours at most.',
		tests: [
			[signIn, 'has a new id at sign-in, whatever cookie was there, and the one before is over'],
			[signIn, 'ends at sign-out, on the server too; a link does not sign out'],
			[
				signIn,
				'ends with the others when the password is changed, but for a new one in this browser'
			],
			[signIn, 'ends when its person is deactivated, and they sign in no more'],
			[signIn, 'ends when its person may do less'],
			[`${people}/read-session.test.ts`, 'is over after twelve hours, whatever was done in it']
		]
	},
	{
		area: 'Sign-in',
		promise:
			'Cookies are __Host-, Secure, HttpOnly and SameSite=Lax, and open nothing once altered, cut or signed by another secret.',
		tests: [
			[signIn, 'is a cookie named __Host-, Secure, HttpOnly and SameSite=Lax, for twelve hours'],
			[signIn, 'is not opened by a cookie that was altered, cut, or signed by another secret']
		]
	},
	{
		area: 'Sign-in',
		promise: 'Nobody is led to another site after signing in.',
		tests: [
			[signIn, 'is never led to another site: //evil, javascript:'],
			[`${people}/local-path.test.ts`, 'whatever is asked, a browser stays on the site']
		]
	},
	{
		area: 'Sign-in',
		promise:
			'What comes back from an identity provider is refused with another state, nonce, issuer, audience or signature, played again, unsigned, or of another subject.',
		tests: [
			[provider, 'is refused with another state, without one, or in a browser that did not begin'],
			[provider, 'is good for once: the same address again is refused'],
			[provider, 'is refused with %s'],
			[provider, 'may be unsigned where the setting says so, for the same subject only']
		]
	},
	{
		area: 'Sign-in',
		promise:
			'Accounts are never linked by e-mail, and who signs in through a provider sets no password.',
		tests: [
			[
				provider,
				'is not linked again by e-mail: another subject with the address stays out, and theirs may change'
			],
			[provider, 'lets nobody in who was not invited, though the address is somebody’s'],
			[provider, 'leaves no password to be set: neither by a link nor by the account']
		]
	},
	{
		area: 'Sign-in',
		promise: 'A second factor is not guessed, and each code and recovery code is good for once.',
		tests: [
			[signIn, 'is asked for after the password; its code is good for once'],
			[signIn, 'is not guessed: five codes a sign-in, ten in all'],
			[signIn, 'has nothing to confirm without a password that was right']
		]
	},
	{
		area: 'Sign-in',
		promise:
			'The server refuses to start with a default or short secret; the first administrator’s link opens once; who came and went is in the trail.',
		tests: [
			[`${people}/sign-in-settings.test.ts`, 'refuses a default or short secret, by name'],
			[
				`${people}/sign-in-settings.test.ts`,
				'refuses to start without a secret, whatever else it is told'
			],
			[signIn, 'of the first start opens once, and is printed while nobody is there'],
			[signIn, 'who came and went is in the trail, and who only tried is not']
		]
	},
	{
		area: 'Rights',
		promise:
			'What declares no right is refused to everybody; rights are checked by the route that answers, however its address, method or letter case is written.',
		tests: [
			[
				'src/routes/declared-rights.test.ts',
				'every route declares its rights, and no right is declared of a route that is not'
			],
			[
				'src/routes/declared-rights.test.ts',
				'what is not declared is refused: a route, a form, a method'
			],
			[declared, 'whatever the address is written like'],
			[signIn, 'reads nothing by other methods and other spellings'],
			[signIn, 'is led to sign in from every page, however its address is written'],
			[
				'src/attacks/signed-out.test.ts',
				'a programme that asks people to sign in holds against who has not'
			]
		]
	},
	{
		area: 'Rights',
		promise:
			'Each route and form answers each role, whatever it is held to, as the table of rights says; HEAD, OPTIONS and overridden methods tell no more than GET; pages offer nothing that would be refused.',
		tests: [
			[declared, 'reads %s when the table says so, and not else'],
			[
				'src/routes/scoped-rights.test.ts',
				'is refused what the table of rights refuses, on each route and form, and nothing else'
			],
			[declared, 'does not send « $form » to $route'],
			[declared, '%s tells no more than GET'],
			[declared, '%s makes no form of a page that is read'],
			['src/routes/offered.browser.test.ts', '$path offers nothing that would be refused']
		]
	},
	{
		area: 'Rights',
		promise:
			'A person held to a territory declares, withdraws, contests and fills in for it alone, and sees nothing of another’s; a territory said twice widens nothing.',
		tests: [
			[scope, 'declares for the territory that is asked of them, said twice'],
			[scope, 'withdraws no figure of another place, nor sees it'],
			[scope, 'contests figures of their territory alone, and sees what is said of these alone'],
			[
				'src/lib/server/rounds/rounds.test.ts',
				'refuses a file that speaks of places for which who brought it does not act'
			],
			[scope, 'takes away no table of a page that they do not read']
		]
	},
	{
		area: 'Rights',
		promise:
			'Files that somebody else delivered are neither seen, chosen nor dropped; a contributor publishes nothing, not even where a contract publishes by itself.',
		tests: [
			[scope, 'is neither seen, mapped nor dropped by a contributor, as if it were not there'],
			[scope, 'is published or dropped by who publishes, never by a contributor'],
			[
				'src/lib/server/rounds/rounds.test.ts',
				'waits for who publishes when a file was brought by somebody who does not'
			]
		]
	},
	{
		area: 'Rights',
		promise:
			'A hidden figure leaves no trace: whatever it is, pages, their data, the API, tables, drawings, their order and reports in every format are the same.',
		tests: [
			[
				'src/routes/secrets.test.ts',
				'leaves no trace in page, data, API, table, drawing, order or report for who reads masked ones'
			],
			[
				'src/lib/server/values/masks/masks.test.ts',
				'never let a hidden cell be solved from what is shown, of any confidential indicator'
			]
		]
	},
	{
		area: 'Rights',
		promise:
			'An embed shows what its record says, from the masks that hold for the public: expired or revoked it tells no figure, and nothing in its address or in a session widens it. A masked, provisional or late figure leaves neither as a card nor as an embed.',
		tests: [
			['src/routes/embed/embed.browser.test.ts', 'expired: the last day is the last'],
			['src/routes/embed/embed.browser.test.ts', 'revoked: for good, at once, and whoever asks'],
			[
				'src/routes/embed/embed.browser.test.ts',
				'widened: nothing in the address or in a session adds to what is shown'
			],
			[
				'src/routes/embed/embed.browser.test.ts',
				'one of an indicator that is no longer public is over'
			],
			[
				'src/lib/server/embeds/shared-figure.test.ts',
				'does not leave while it is provisional, or while a file that it is counted from is late'
			]
		]
	},
	{
		area: 'Rights',
		promise: 'An answer that was kept for one reader never reaches another.',
		tests: [
			[declared, 'a page drawn for who may see all is not answered to who may not'],
			[
				'src/lib/server/api/manners.test.ts',
				'never serves another scope, even where the figures are the same'
			]
		]
	},
	{
		area: 'Rights',
		promise:
			'What goes on without its person, such as a regular sending, stops once they may not any more.',
		tests: [
			[
				'src/lib/server/schedules/schedule-desk.test.ts',
				'is paused once who it is made for may not any more, until another takes it up'
			],
			[`${people}/people.test.ts`, 'never leaves the programme without an administrator']
		]
	},
	{
		area: 'Browser',
		promise:
			'Scripts in names, labels, titles, alternative texts, SVG, templates, files and addresses are words.',
		tests: [
			[
				'src/cli/hostile-programme.test.ts',
				'are words on every page, in every chart and alternative text, and in reports'
			],
			['src/lib/charts/chart-file.test.ts', 'hostile words stay words'],
			[
				'src/routes/deliveries/deliveries.browser.test.ts',
				'whose name and cells hold scripts runs none of them'
			],
			['src/routes/refusals.browser.test.ts', 'a script in what a reader types'],
			[
				'src/routes/embed/embed.browser.test.ts',
				'XSS in a title is text in the embed, in the card and in the code that is copied'
			],
			[
				'src/lib/server/templates/preview.test.ts',
				'holds no script, no address and no tag that the text brings'
			],
			attacked
		]
	},
	{
		area: 'Browser',
		promise:
			'The policy of each page lets nothing inline run or show but what bears a nonce drawn for it, or the hash of a document’s own; nothing breaks it on any page.',
		tests: [
			[
				'src/routes/wire.browser.test.ts',
				'sends each page with a policy that allows nothing inline but what bears its nonce or its hash'
			],
			[
				'src/routes/wire.browser.test.ts',
				'runs nothing that a page was made to hold, in whatever way'
			],
			[
				'src/routes/accessibility.browser.test.ts',
				'passes axe wide, narrow, dark, on the wall and on paper, and asks nothing of another server: $path'
			],
			[
				'src/routes/wire.browser.test.ts',
				'goes on under the policy of the page that it kept, which 304 leaves alone'
			],
			[
				'src/lib/server/portable/take-away.test.ts',
				'asks nothing of a network, and runs no script but its own'
			]
		]
	},
	{
		area: 'Browser',
		promise:
			'No page is shown inside another’s but an embed, by the sites that it names; every answer carries the headers that protect it.',
		tests: [
			[listening, 'are on what is served, what is not found and what is refused'],
			[
				'src/routes/embed/embed.browser.test.ts',
				'frame-ancestors none but for embeds, which the sites that they name alone may frame'
			],
			[listening, 'ask for https alone where the public address is https'],
			attacked
		]
	},
	{
		area: 'Browser',
		promise: 'Nothing is written from another site’s page, whatever the content type.',
		tests: [['src/lib/server/cross-site.test.ts', 'is refused from another site, as %s'], attacked]
	},
	{
		area: 'Running',
		promise:
			'Only the public name is answered, behind a proxy too, and an address leads nowhere else.',
		tests: [
			[listening, 'is answered, and no other, behind a proxy too'],
			[listening, 'two Host headers are refused: a proxy before us may have read the other'],
			['src/cli/serve.test.ts', 'never sends the browser elsewhere'],
			attacked
		]
	},
	{
		area: 'Running',
		promise: 'Who asks is believed from proxies that are named, and from nobody else.',
		tests: [
			[
				'src/lib/server/client-address.test.ts',
				'is the last that no proxy of ours bears: what stands before it anyone may have written'
			],
			[listening, 'is told to what is served as it was found, whatever header it sent']
		]
	},
	{
		area: 'Running',
		promise:
			'Slow clients are let go: 10 s for headers, 30 s for a request, 30 s of silence within a file.',
		tests: [
			[listening, 'a client that never ends its headers'],
			[listening, 'a client that never ends its form'],
			[listening, 'is let go when it falls silent within a file'],
			attacked
		]
	},
	{
		area: 'Running',
		promise:
			'Past its rate an address is told when to ask again (429), past what can be answered at once anyone is (503), and nobody is given a wrong figure; memory for it is bounded.',
		tests: [
			[listening, 'is answered 429 in words, with when to ask again, while others are served'],
			[listening, 'is 503 with when to ask again, and what is under way is answered'],
			[listening, 'from one address leaves the others their place'],
			[
				'src/lib/server/limit-rate.test.ts',
				'memory is bounded: of a million addresses the last thousand are remembered'
			]
		]
	},
	{
		area: 'Running',
		promise: 'Reports asked for at once wait in a queue, and the server lives on.',
		tests: [
			[
				'src/cli/hostile-programme.test.ts',
				'are made one after the other, past a queue refused in words, and pages go on'
			],
			['src/lib/server/report-builds/report-desk.test.ts', 'lets so many wait and no more']
		]
	},
	{
		area: 'Running',
		promise:
			'Nothing that is typed becomes a header or a line of the log, and the log names nobody.',
		tests: [
			[
				'src/cli/serve.test.ts',
				'is one line of JSON a request when asked, without what readers typed or who they are'
			],
			attacked
		]
	},
	{
		area: 'Running',
		promise:
			'PDF, Word and PowerPoint files read no file, ask no network, and refer to nothing outside but links that are shown.',
		tests: [
			[
				`${reports}/inert-text.test.ts`,
				'in PDF it is the words themselves; signs that the font lacks become « ? »'
			],
			[
				`${reports}/inert-text.test.ts`,
				'in Word it is the words themselves: no field, link or part comes from them'
			],
			[
				`${reports}/inert-text.test.ts`,
				'in PPTX it is words in slides, charts, workbooks and notes, and nothing else'
			],
			[
				'src/hosting/release.test.ts',
				'installs by unpacking: it builds, serves and reports with neither network nor PATH nor a place to write in its own folder'
			]
		]
	},
	{
		area: 'Running',
		promise:
			'Killed at any step of a delivery, a build or a report, what was published stands and the next run completes.',
		tests: [
			[
				'src/lib/server/editions/killed-build.test.ts',
				'leaves the published edition served, and completes the next time, whatever the moment'
			],
			[
				'src/lib/server/rounds/killed-round.test.ts',
				'publishes all of a round or nothing of it, whatever the step'
			],
			[
				'src/lib/server/report-builds/report-desk.test.ts',
				'makes again what a process killed half-way was making'
			]
		]
	},
	{
		area: 'Running',
		promise: 'A full disk is named, and loses nothing that was published.',
		tests: [
			[
				'src/cli/disk-full.test.ts',
				'a full disk is named, what was published stays, and the next build completes'
			]
		]
	},
	{
		area: 'Running',
		promise: 'A damaged part, manifest or SQLite base is noticed when it is opened, and named.',
		tests: [
			['src/lib/server/editions/open-edition.test.ts', 'names a part that was %s'],
			[
				'src/lib/server/editions/open-edition.test.ts',
				'names every part that is missing, and what it was'
			],
			[
				'src/lib/server/editions/open-edition.test.ts',
				'names a manifest that was changed or is missing'
			],
			['src/lib/server/records.test.ts', 'that are damaged are named']
		]
	},
	{
		area: 'Running',
		promise: 'A backup restores everything on an empty machine, and on another version’s folder.',
		tests: [
			['src/lib/server/editions/backup.test.ts', 'restores everything on an empty machine'],
			[
				'src/hosting/release.test.ts',
				'is upgraded by another folder: a backup made before gives the same figures after'
			]
		]
	},
	{
		area: 'Running',
		promise:
			'What is installed is one exact version each, its bytes proved, under a licence of the list, without a script at installation, and of no version known to have done harm.',
		tests: [
			[
				'src/dependencies/review.test.ts',
				'what we install passes the review: licences, scripts, known-bad versions, one version each'
			]
		]
	}
];
