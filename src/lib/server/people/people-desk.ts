import { randomBytes } from 'node:crypto';
import type { Language } from '#lib/indicators/language.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import type { Mailer } from '../schedules/mailer.ts';
import { findPerson, findPersonByEmail, type Account } from './account.ts';
import { countAttempts } from './attempts.ts';
import { recordAct } from './audit.ts';
import { bindIdentity, personOfIdentity } from './bind-identity.ts';
import { cookiesOf } from './cookies.ts';
import { findLink, linkOver } from './links.ts';
import { localPath } from './local-path.ts';
import type { Provider, Started } from './oidc.ts';
import { checkPassword } from './password.ts';
import type { Person } from './person.ts';
import { readSession, type OpenSession } from './read-session.ts';
import { sendPasswordLink } from './send-password-link.ts';
import { endSession, endSessions } from './sessions.ts';
import { signInSecret, type RequiredSignIn } from './sign-in-settings.ts';

/** Who asks, from where. */
export type Caller = { readonly headers: Headers; readonly address: string };

/** What became of something, and the `Set-Cookie` lines that go with it. */
export type Answered<T> = T & { readonly cookies: readonly string[] };

/** A second factor that is being set up. */
export type Enrolment = {
	/** `otpauth://…`, for the drawing. */
	readonly uri: string;
	/** The same secret, to be typed. */
	readonly key: string;
	readonly codes: readonly string[];
};

/** The people of a site that asks them to sign in. Times and limits are the same for who is known and who is not. */
export type PeopleDesk = {
	/** As the sign-in page's button says it; null without an identity provider. */
	readonly provider: string | null;
	/** Whether a forgotten password is answered by e-mail. */
	readonly sendsMail: boolean;
	/** The person of a request's session; null for nobody. */
	signedIn(headers: Headers): Promise<Person | null>;
	session(headers: Headers): OpenSession | null;
	/** Throws `wrong-credentials`, `too-many-tries`. */
	signIn(
		caller: Caller,
		typed: { readonly email: string; readonly password: string }
	): Promise<Answered<{ readonly needs: 'code' | null }>>;
	/** The second step: a code of the app, or a recovery code. Throws `wrong-code`, `sign-in-over`, `too-many-tries`. */
	signInWithCode(caller: Caller, code: string): Promise<Answered<object>>;
	/** Ends the session; `leave` is where the provider's ends, null when there is none. */
	signOut(headers: Headers): Promise<Answered<{ readonly leave: URL | null }>>;
	/** Sends the browser to the identity provider; with an invitation's token, to accept it there. */
	startAtProvider(
		headers: Headers,
		asked: { readonly next: string; readonly invitation: string | null }
	): Promise<Answered<{ readonly url: URL }>>;
	/** The way back. Throws `sign-in-over`, `provider-refused`, `not-invited`, `other-address`, `identity-taken`. */
	finishAtProvider(caller: Caller, search: string): Promise<Answered<{ readonly next: string }>>;
	/** Whether the browser comes back from the provider's way out. */
	hasLeft(headers: Headers, state: string | null): boolean;
	/** Sends a link to who has a password here; says nothing of whether anybody has. */
	forgotPassword(caller: Caller, email: string, language: Language): void;
	/** Every other session ends. Throws `wrong-password`, `bad-password`, `too-many-tries`. */
	changePassword(
		caller: Caller,
		typed: { readonly current: string; readonly next: string }
	): Promise<Answered<object>>;
	/** Throws `wrong-password`, `too-many-tries`. */
	enrol(
		caller: Caller,
		typed: { readonly password: string; readonly issuer: string }
	): Promise<Enrolment>;
	/** Throws `wrong-code`. */
	confirmEnrolment(caller: Caller, code: string): Promise<Answered<object>>;
	/** In the place of those before. Throws `wrong-password`, `too-many-tries`. */
	newRecoveryCodes(caller: Caller, password: string): Promise<readonly string[]>;
	/** Throws `wrong-password`, `too-many-tries`. */
	removeSecondFactor(caller: Caller, password: string): Promise<Answered<object>>;
	localPath(asked: string | null): string;
};

export type PeopleDeskOptions = {
	readonly settings: RequiredSignIn;
	readonly origin: string;
	readonly mailer: Mailer | null;
};

/** Seconds. */
const bindingLife = 600;
const minute = 60_000;
const mostStarted = 10_000;

/** A sign-in under way at the provider, bound to the browser that began it. */
type UnderWay = Omit<Started, 'url'> & {
	readonly browser: string;
	readonly next: string;
	readonly invitation: string | null;
	readonly until: number;
};

export function openPeopleDesk(workspace: Workspace, options: PeopleDeskOptions): PeopleDesk {
	const { settings, origin, mailer } = options;
	const { records, clock } = workspace;
	const secret = signInSecret(settings, workspace.var);
	const cookies = cookiesOf(origin, secret);
	const attempts = countAttempts(clock);
	const underWay = new Map<string, UnderWay>();
	const usedCodes = new Map<string, number>();

	// Loaded when somebody first signs in: pages that are read need neither.
	const auth = once(async () => {
		const { openAuth } = await import('./auth.ts');
		const onError = (error: unknown) =>
			workspace.log('sign-in failed', { error: error instanceof Error ? error.name : 'unknown' });
		return openAuth(workspace, { secret, origin, issuer: 'Jalon', onError });
	});
	const provider = once(async (): Promise<Provider> => {
		const { openProvider } = await import('./oidc.ts');
		if (settings.oidc === null) throw linkOver();
		return openProvider(settings.oidc, origin);
	});

	const session = (headers: Headers) => readSession(workspace, headers, cookies.session);
	const demandSession = (headers: Headers): OpenSession => {
		const open = session(headers);
		if (open) return open;
		throw signInOver();
	};

	/** What comes with every new session: it is in the trail, the one before is over, the browser is known from now on. */
	const begun = (headers: Headers, person: Pick<Person, 'email'>, lines: readonly string[]) => {
		const before = session(headers);
		if (before) endSession(workspace, before.person.id, before.id);
		const signedIn = findPersonByEmail(workspace, person.email);
		if (signedIn) {
			const { id, name } = signedIn;
			recordAct(workspace, { person: id, name, what: 'signed-in', about: {} });
		}
		forgetWhatIsOver(workspace);
		return [...lines, cookies.rememberBrowser(headers, person.email)];
	};

	/** Runs what asks for a password again, within the limits of its owner. */
	const withPassword = async <T>(
		{ headers, address }: Caller,
		work: (open: OpenSession) => Promise<T>
	): Promise<T> => {
		const open = demandSession(headers);
		const attempt = attempts.begin({
			...{ account: open.person.id, address, what: 'password' },
			known: cookies.isKnown(headers, open.person.email)
		});
		const done = await inOurWords(() => work(open));
		attempt.succeeded();
		return done;
	};

	return {
		provider: settings.oidc?.name ?? null,
		sendsMail: mailer !== null,
		signedIn: async (headers) => session(headers)?.person ?? null,
		session,
		async signIn({ headers, address }, { email, password }) {
			const known = cookies.isKnown(headers, email);
			const account = email.trim().toLowerCase().slice(0, 254);
			const attempt = attempts.begin({ account, address, known, what: 'password' });
			const { api } = await auth();
			const answer = await inOurWords(() =>
				api.signInEmail({
					body: { email: email.trim(), password },
					headers: ownHeaders(headers),
					returnHeaders: true
				})
			);
			attempt.succeeded();
			const lines = answer.headers.getSetCookie();
			if ('twoFactorRedirect' in answer.response) return { needs: 'code', cookies: lines };
			return { needs: null, cookies: begun(headers, { email }, lines) };
		},
		async signInWithCode({ headers, address }, typed) {
			const person = pendingPerson(workspace, cookies.read(headers, 'two_factor'));
			if (!person) throw signInOver();
			const attempt = attempts.begin({
				...{ account: person.id, address, what: 'code' },
				known: cookies.isKnown(headers, person.email)
			});
			const code = typed.replace(/\s/g, '');
			const isTotp = /^\d{6}$/.test(code);
			const use = `${person.id} ${code}`;
			const now = clock().getTime();
			for (const [key, until] of usedCodes) if (until <= now) usedCodes.delete(key);
			// A code seen over a shoulder is good for once (RFC 6238, 5.2).
			if (isTotp && usedCodes.has(use)) throw wrongCode();
			const { api } = await auth();
			const asked = {
				body: { code },
				headers: ownHeaders(headers, cookies.session.name),
				returnHeaders: true
			} as const;
			const answer = await inOurWords(() =>
				isTotp ? api.verifyTOTP(asked) : api.verifyBackupCode(asked)
			);
			attempt.succeeded();
			if (isTotp) usedCodes.set(use, now + 2 * minute);
			return { cookies: begun(headers, person, answer.headers.getSetCookie()) };
		},
		async signOut(headers) {
			const open = session(headers);
			const dropped = [cookies.drop('session_token'), cookies.drop('two_factor')];
			if (!open) return { leave: null, cookies: dropped };
			const row = records.one<{ id_token: string | null }>(
				'select id_token from sessions where id = ?',
				open.id
			);
			endSession(workspace, open.person.id, open.id);
			if (!row?.id_token || !settings.oidc?.endsSession) return { leave: null, cookies: dropped };
			const state = randomBytes(32).toString('base64url');
			try {
				const leave = await (await provider()).leave(row.id_token, state);
				return { leave, cookies: [...dropped, cookies.set('leaving', state, bindingLife)] };
			} catch (error) {
				workspace.log('the provider’s session was not ended', { error: String(error) });
				return { leave: null, cookies: dropped };
			}
		},
		async startAtProvider(headers, { next, invitation }) {
			if (invitation !== null && findLink(workspace, invitation) === null) throw linkOver();
			const { url, state, checks } = await (await provider()).start();
			const now = clock().getTime();
			for (const [key, { until }] of underWay)
				if (until <= now || underWay.size >= mostStarted) underWay.delete(key);
			const browser = cookies.read(headers, 'provider') ?? randomBytes(32).toString('base64url');
			const until = now + bindingLife * 1_000;
			underWay.set(state, { state, checks, browser, next, invitation, until });
			return { url, cookies: [cookies.set('provider', browser, bindingLife)] };
		},
		async finishAtProvider({ headers }, search) {
			const { returnPath } = await import('./oidc.ts');
			const returned = new URL(returnPath + search, origin);
			const state = returned.searchParams.get('state') ?? '';
			const started = underWay.get(state);
			// Good for once, whoever brings it.
			underWay.delete(state);
			const isOwn = started && started.browser === cookies.read(headers, 'provider');
			if (!isOwn || started.until <= clock().getTime()) throw signInOver();
			const identity = await (await provider()).finish(returned, started);
			const person =
				started.invitation === null
					? personOfIdentity(workspace, identity)
					: bindIdentity(workspace, started.invitation, identity);
			const { api } = await auth();
			const answer = await api.beginSession({
				body: { person: person.id },
				headers: ownHeaders(headers),
				returnHeaders: true
			});
			if (answer.response === null) throw signInOver();
			records.run(
				'update sessions set id_token = ? where id = ?',
				...[identity.idToken, answer.response]
			);
			return {
				next: started.next,
				cookies: [
					...begun(headers, person, answer.headers.getSetCookie()),
					cookies.drop('provider')
				]
			};
		},
		hasLeft: (headers, state) => state !== null && cookies.read(headers, 'leaving') === state,
		forgotPassword({ address }, email, language) {
			attempts.begin({
				account: email.trim().toLowerCase().slice(0, 254),
				address,
				known: false,
				what: 'link'
			});
			// After the answer has gone, so that its time says nothing.
			setTimeout(
				() => void sendPasswordLink(workspace, { email, language, origin, mailer }),
				50
			).unref();
		},
		changePassword: (caller, { current, next }) =>
			withPassword(caller, async ({ person }) => {
				checkPassword(next, person.email);
				const { api } = await auth();
				const answer = await api.changePassword({
					body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
					headers: ownHeaders(caller.headers),
					returnHeaders: true
				});
				return { cookies: answer.headers.getSetCookie() };
			}),
		enrol: (caller, { password, issuer }) =>
			withPassword(caller, async () => {
				const { api } = await auth();
				const answer = await api.enableTwoFactor({
					body: { password, issuer, method: 'totp' },
					headers: ownHeaders(caller.headers)
				});
				if (answer.method !== 'totp') throw wrongCode();
				const key = new URL(answer.totpURI).searchParams.get('secret') ?? '';
				return { uri: answer.totpURI, key, codes: answer.backupCodes };
			}),
		async confirmEnrolment({ headers }, code) {
			const open = demandSession(headers);
			const { api } = await auth();
			const answer = await inOurWords(() =>
				api.verifyTOTP({
					body: { code: code.replace(/\s/g, '') },
					headers: ownHeaders(headers),
					returnHeaders: true
				})
			);
			// Other browsers were let in by the password alone.
			const kept = session(
				new Headers({ cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' })
			);
			endSessions(workspace, open.person.id, kept?.id);
			return { cookies: answer.headers.getSetCookie() };
		},
		newRecoveryCodes: (caller, password) =>
			withPassword(caller, async () => {
				const { api } = await auth();
				const headers = ownHeaders(caller.headers);
				return (await api.generateBackupCodes({ body: { password }, headers })).backupCodes;
			}),
		removeSecondFactor: (caller, password) =>
			withPassword(caller, async () => {
				const { api } = await auth();
				const answer = await api.disableTwoFactor({
					body: { password },
					headers: ownHeaders(caller.headers),
					returnHeaders: true
				});
				return { cookies: answer.headers.getSetCookie() };
			}),
		localPath: (asked) => localPath(asked, origin)
	};
}

/** The person whose password was right, and whose code is waited for. */
function pendingPerson(workspace: Workspace, identifier: string | null): Account | null {
	if (identifier === null) return null;
	const row = workspace.records.one<{ value: string }>(
		'select value from verifications where identifier = ? and expires_at > ?',
		...[identifier, new Date().toISOString()]
	);
	return row && findPerson(workspace, row.value);
}

/** Only what better-auth needs of a request: who forwarded it is none of its business. */
function ownHeaders(headers: Headers, without = ''): Headers {
	const own = new Headers();
	const cookie = headers
		.get('cookie')
		?.split(';')
		.filter((part) => without === '' || !part.trim().startsWith(`${without}=`))
		.join(';');
	if (cookie) own.set('cookie', cookie);
	const browser = headers.get('user-agent');
	if (browser) own.set('user-agent', browser.slice(0, 300));
	return own;
}

/** Sessions, sign-ins and links whose time is past. */
function forgetWhatIsOver({ records, clock }: Workspace): void {
	const now = clock().toISOString();
	for (const table of ['sessions', 'verifications', 'links'])
		records.run(`delete from ${table} where expires_at <= ?`, now);
}

const wrongCredentials: readonly string[] = [
	'INVALID_EMAIL_OR_PASSWORD',
	'INVALID_EMAIL',
	'PASSWORD_TOO_LONG',
	'FAILED_TO_CREATE_SESSION'
];
const over: readonly string[] = [
	'INVALID_TWO_FACTOR_COOKIE',
	'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
	'UNAUTHORIZED'
];

/** better-auth's refusals as ours; whatever else is a fault. */
async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const code = (error as { body?: { code?: string } }).body?.code ?? '';
		if (wrongCredentials.includes(code)) throw wrongCredential();
		if (over.includes(code)) throw signInOver();
		if (code === 'INVALID_PASSWORD') throw wrongPassword();
		if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') throw wrongCode();
		throw error;
	}
}

function wrongCredential(): JalonError {
	return new JalonError('wrong-credentials', {
		fr: 'Cette adresse et ce mot de passe ne vont pas ensemble.',
		en: 'This address and this password don’t go together.'
	});
}

function wrongPassword(): JalonError {
	return new JalonError('wrong-password', {
		fr: 'Ce n’est pas votre mot de passe.',
		en: 'This is not your password.'
	});
}

function wrongCode(): JalonError {
	return new JalonError('wrong-code', {
		fr: 'Ce code ne convient pas. Prenez celui que l’application affiche maintenant, ou un code de secours qui n’a pas servi.',
		en: 'This code won’t do. Take the one that the app shows now, or a recovery code that was not used.'
	});
}

function signInOver(): JalonError {
	return new JalonError('sign-in-over', {
		fr: 'Cette connexion a expiré ou a déjà servi : recommencez.',
		en: 'This sign-in has expired or was used already: begin again.'
	});
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | null = null;
	return () => (made ??= make());
}
