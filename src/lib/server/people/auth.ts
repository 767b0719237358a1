import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import * as v from 'valibot';
import type { Workspace } from '../editions/workspace.ts';
import { cookieManner } from './cookie-manner.ts';
import { longestPassword, shortestPassword } from './password.ts';
import { sessionLife } from './sessions.ts';

export type AuthOptions = {
	/** Signs cookies, encrypts second factors. */
	readonly secret: string;
	/** The site's address, as browsers see it. */
	readonly origin: string;
	/** How the programme is called in an authenticator app. */
	readonly issuer: string;
	readonly onError: (error: unknown) => void;
};

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Columns that better-auth reads along and never writes. */
const ours = { type: 'string', required: true, input: false } as const;
const oursOrNull = { ...ours, required: false } as const;

/**
 * better-auth on our tables. Nothing of it answers requests: pages call `auth.api`, and what would
 * sign somebody up or link an account is never called.
 */
export function openAuth({ records }: Workspace, options: AuthOptions) {
	const { secret, origin, issuer, onError } = options;
	const { prefix, secure } = cookieManner(origin);
	return betterAuth({
		appName: issuer,
		baseURL: origin,
		secret,
		database: records.connection,
		telemetry: { enabled: false },
		// The pages' own limits know an account from an address, and a known browser from another.
		rateLimit: { enabled: false },
		logger: {
			disabled: false,
			level: 'error',
			log: (_level, message, ...rest) =>
				onError(rest.find((one) => one instanceof Error) ?? new Error(message))
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: shortestPassword,
			maxPasswordLength: longestPassword
		},
		user: {
			modelName: 'people',
			fields: { ...stamps, emailVerified: 'email_verified' },
			additionalFields: {
				roles: ours,
				axes: oursOrNull,
				territories: oursOrNull,
				readsAll: { ...ours, type: 'boolean', fieldName: 'reads_all' },
				unsuppressed: { ...ours, type: 'boolean' },
				invitedAt: { ...ours, fieldName: 'invited_at' },
				invitedBy: { ...ours, fieldName: 'invited_by' },
				deactivatedAt: { ...oursOrNull, fieldName: 'deactivated_at' },
				lastSeenAt: { ...oursOrNull, fieldName: 'last_seen_at' }
			}
		},
		session: {
			modelName: 'sessions',
			fields: {
				...stamps,
				userId: 'person',
				expiresAt: 'expires_at',
				ipAddress: 'ip_address',
				userAgent: 'user_agent'
			},
			expiresIn: sessionLife,
			disableSessionRefresh: true
		},
		account: {
			modelName: 'credentials',
			fields: {
				...stamps,
				userId: 'person',
				providerId: 'provider',
				accountId: 'account',
				accessToken: 'access_token',
				refreshToken: 'refresh_token',
				idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at',
				refreshTokenExpiresAt: 'refresh_token_expires_at'
			},
			accountLinking: { enabled: false }
		},
		verification: {
			modelName: 'verifications',
			fields: { ...stamps, expiresAt: 'expires_at' }
		},
		advanced: {
			cookiePrefix: prefix,
			// It would be `__Secure-`, which is less than `__Host-`.
			useSecureCookies: false,
			defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
			// Not needed, so not kept.
			ipAddress: { disableIpTracking: true }
		},
		databaseHooks: {
			session: {
				create: {
					before: async ({ userId }) =>
						records.one('select 1 from people where id = ? and deactivated_at is null', userId) !==
						null
				}
			}
		},
		plugins: [
			twoFactor({
				issuer,
				// As for passwords.
				accountLockout: { enabled: false },
				schema: {
					user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
					twoFactor: {
						modelName: 'second_factors',
						fields: {
							userId: 'person',
							backupCodes: 'backup_codes',
							failedVerificationCount: 'failed_count',
							lockedUntil: 'locked_until'
						}
					}
				}
			}),
			sessionsOfOurs
		]
	});
}

export type Auth = ReturnType<typeof openAuth>;

/** Begins a session for somebody whom another way than a password has recognised. */
const sessionsOfOurs = {
	id: 'jalon-sessions',
	endpoints: {
		beginSession: createAuthEndpoint.serverOnly(
			{ method: 'POST', body: v.object({ person: v.string() }) },
			async (context) => {
				const { internalAdapter } = context.context;
				const user = await internalAdapter.findUserById(context.body.person);
				const session = user && (await internalAdapter.createSession(user.id));
				if (!session) return null;
				await setSessionCookie(context, { session, user });
				return session.id;
			}
		)
	}
};
