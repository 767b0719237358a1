import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { PeopleDesk } from '#lib/server/people/people-desk.ts';
import type { Person } from '#lib/server/people/person.ts';

/** Who may sign in; the open example has nobody, and none of the pages for it. */
export function peopleOf({ application, language }: App.Locals): PeopleDesk {
	if (application.people) return application.people;
	error(404, { message: m.error_not_found({}, { locale: language }), code: 'no-page' });
}

/** Who signed in, on a page of their own. */
export function signedInPerson({ person, language }: App.Locals): Person {
	if (person) return person;
	redirect(303, localizeHref('/sign-in', { locale: language }));
}
