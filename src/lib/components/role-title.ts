import type { Role } from '#lib/indicators/reader.ts';
import * as m from '#lib/paraglide/messages.js';

const titles: Readonly<Record<Role, () => string>> = {
	contributor: m.role_contributor,
	official: m.role_official,
	communication: m.role_communication,
	analyst: m.role_analyst,
	administrator: m.role_administrator
};

export function roleTitle(role: Role): string {
	return titles[role]();
}
