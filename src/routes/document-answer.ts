import { policyOf } from '#lib/server/reports/document-policy.ts';

/** A document of its own, under the policy that it carries, and in nobody's frame. */
export function documentAnswer(html: string, headers: Readonly<Record<string, string>>): Response {
	const policy = policyOf(html) ?? "default-src 'none'";
	return new Response(html, {
		headers: { ...headers, 'content-security-policy': `${policy}; frame-ancestors 'none'` }
	});
}
