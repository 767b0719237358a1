/** What `jalon.sqlite` holds: one entry per version, `user_version` counts those applied. Entries are never edited. */
export const migrations: readonly string[] = [
	`create table deliveries (
		number integer primary key autoincrement,
		dataset text not null,
		sha256 text not null,
		-- What the contract reads from the file's name: the same bytes may come for two months.
		name_reading text not null,
		name text not null,
		bytes integer not null,
		delivered_at text not null,
		delivered_by text not null,
		purged_at text,
		unique (dataset, sha256, name_reading)
	) strict;
	create table editions (
		id text primary key,
		published_at text not null,
		published_by text not null,
		provisional integer not null,
		-- Fingerprint of all that the build read.
		inputs text not null
	) strict;
	create table publication (
		only integer primary key check (only = 1),
		edition text not null references editions (id)
	) strict;
	-- Work done once: a part's size and digest, a reading, a check's findings, by the hash of what it was made from.
	create table work (
		hash text primary key,
		kind text not null,
		result text not null
	) strict;
	create table edition_work (
		edition text not null references editions (id) on delete cascade,
		hash text not null,
		primary key (edition, hash)
	) strict, without rowid;
	create table seen_files (
		path text primary key,
		stamp text not null,
		sha256 text not null
	) strict;
	create index editions_by_date on editions (published_at);`,
	`-- Whether the export was ever taken in; one that never was is forgotten once its file is taken away.
	alter table deliveries add column accepted integer not null default 0;`,
	`-- Deliveries put together to be looked at, then published or dropped as one.
	create table rounds (
		number integer primary key autoincrement,
		opened_at text not null,
		opened_by text not null,
		state text not null check (state in ('open', 'published', 'dropped')),
		closed_at text,
		closed_by text,
		-- Asked for when keys go or an indicator jumps.
		reason text,
		edition text
	) strict;
	create table drafts (
		number integer primary key autoincrement,
		round integer not null references rounds (number),
		sha256 text not null,
		name text not null,
		bytes integer not null,
		added_at text not null,
		added_by text not null,
		-- Null until the file's columns, or a person, say which.
		dataset text,
		state text not null check (state in ('waiting', 'ready', 'unsure', 'refused', 'dropped', 'published')),
		-- JSON: what was read, or why it was not.
		outcome text
	) strict;
	-- How a person said that a dataset's files are to be understood, in place of what is found: JSON.
	create table overrides (
		number integer primary key autoincrement,
		dataset text not null,
		shape text not null,
		made_at text not null,
		made_by text not null
	) strict;
	-- A delivery undone; undoing that fills restored_at.
	create table withdrawals (
		number integer primary key autoincrement,
		delivery integer not null references deliveries (number),
		withdrawn_at text not null,
		withdrawn_by text not null,
		reason text not null,
		restored_at text,
		restored_by text
	) strict;
	-- Corrections of what was received, applied at each reading: of one row (row_hash), or of a text wherever the column holds it.
	create table mends (
		number integer primary key autoincrement,
		dataset text not null,
		field text not null,
		row_hash text,
		found text not null,
		mended text not null,
		reason text not null,
		made_at text not null,
		made_by text not null,
		undone_at text,
		undone_by text
	) strict;
	-- Figures given in words, by indicator, territory and date; the latest of each counts.
	create table declarations (
		number integer primary key autoincrement,
		indicator text not null,
		territory text,
		on_date text not null,
		value real,
		source text not null,
		declared_at text not null,
		declared_by text not null,
		withdrawn_at text,
		withdrawn_by text
	) strict;
	create table contests (
		number integer primary key autoincrement,
		indicator text not null,
		territory text,
		as_of text not null,
		edition text not null,
		value real,
		wording text not null,
		contested_at text not null,
		contested_by text not null,
		answer text,
		answered_at text,
		answered_by text
	) strict;`,
	`-- How a person said that a file is to be understood; a delivery keeps the override it came under,
	-- so that a later one does not change how it is read. Null when nobody did.
	alter table drafts add column override integer references overrides (number);
	alter table deliveries add column override integer references overrides (number);`,
	`-- The committee's meetings. The id is the year and the rank that the meeting got in it: 2019-02.
	create table meetings (
		id text primary key,
		title text,
		held_on text not null,
		-- The date that its figures speak about.
		as_of text not null,
		place text,
		chair text,
		state text not null check (state in ('preparation', 'frozen', 'held')),
		created_at text not null,
		created_by text not null,
		opened_at text,
		opened_by text,
		-- Held before Jalon, and taken in from data/meetings.yaml.
		taken_over integer not null default 0,
		-- Made by the form that sent it: the same form sent again writes nothing more.
		request text unique
	) strict;
	create table attendees (
		number integer primary key autoincrement,
		meeting text not null references meetings (id),
		position integer not null,
		-- By function or institution, as minutes name them.
		name text not null,
		presence text not null check (presence in ('invited', 'present', 'excused'))
	) strict;
	create table agenda (
		number integer primary key autoincrement,
		meeting text not null references meetings (id),
		position integer not null,
		kind text not null check (kind in ('arbitration', 'item')),
		title text not null,
		-- Who asks, how much: one line.
		detail text,
		-- Comma-separated indicator ids, or null.
		indicators text,
		-- As of a meeting.
		request text unique
	) strict;
	-- Figures frozen for a meeting; the latest counts, the earlier ones stay. JSON, apart from person rows.
	create table freezes (
		number integer primary key autoincrement,
		meeting text not null references meetings (id),
		-- Not a reference: an edition may go, its figures stay.
		edition text not null,
		as_of text not null,
		frozen_at text not null,
		frozen_by text not null,
		-- Asked for from the second one on.
		reason text,
		-- Null until they are worked out from the edition, which stays as long as a freeze names it.
		figures text
	) strict;
	create index freezes_by_meeting on freezes (meeting, number);
	-- A person's judgement of an indicator or an axis; the latest of each subject and meeting counts.
	create table appraisals (
		number integer primary key autoincrement,
		meeting text references meetings (id),
		subject_kind text not null check (subject_kind in ('indicator', 'axis')),
		subject text not null,
		level text check (level in ('secured', 'achievable', 'support-needed', 'compromised')),
		wording text not null,
		appraised_at text not null,
		appraised_by text not null
	) strict;
	create index appraisals_by_subject on appraisals (subject_kind, subject, meeting);
	create table decisions (
		-- Meeting and rank in it: 2019-02-03.
		id text primary key,
		meeting text not null references meetings (id),
		wording text not null,
		kind text not null check (kind in ('decision', 'orientation', 'request')),
		axis text,
		owner text,
		deadline text,
		recorded_at text not null,
		recorded_by text not null,
		-- As of a meeting.
		request text unique
	) strict;
	create table decision_indicators (
		decision text not null references decisions (id),
		indicator text not null,
		primary key (decision, indicator)
	) strict, without rowid;
	create index decisions_of_indicator on decision_indicators (indicator);
	-- What becomes of a decision; the latest state counts. The meeting is the one that is told.
	create table follow_ups (
		number integer primary key autoincrement,
		decision text not null references decisions (id),
		meeting text references meetings (id),
		state text not null check (state in ('to-do', 'under-way', 'done', 'dropped')),
		note text not null,
		told_at text not null,
		told_by text not null
	) strict;
	-- A decision as it read before it was changed: JSON of its wording, kind, axis, indicators, owner and deadline.
	create table decision_wordings (
		number integer primary key autoincrement,
		decision text not null references decisions (id),
		before text not null,
		changed_at text not null,
		changed_by text not null
	) strict;
	-- Slides or report blocks as picked, ordered, retitled and annotated for one meeting: JSON; the latest of each template counts.
	create table meeting_choices (
		number integer primary key autoincrement,
		meeting text not null references meetings (id),
		template text not null,
		choices text not null,
		chosen_at text not null,
		chosen_by text not null
	) strict;`,
	`-- Reports asked for, made one at a time; the files lie in var/reports/<number>.
	create table report_builds (
		number integer primary key autoincrement,
		report text not null,
		-- In the language it is made in.
		title text not null,
		-- JSON: edition, meeting, dates, territories, filters, formats.
		asked text not null,
		state text not null check (state in ('waiting', 'building', 'built', 'failed', 'cancelled')),
		asked_at text not null,
		asked_by text not null,
		ended_at text,
		done integer not null,
		total integer not null,
		-- JSON by language.
		problem text,
		-- JSON: name, territory, format and size of each; empty until all are there.
		files text not null
	) strict;
	create index report_builds_by_state on report_builds (state);`,
	`-- Reports made and sent again and again.
	create table schedules (
		number integer primary key autoincrement,
		report text not null,
		language text not null check (language in ('fr', 'en')),
		-- A code; null is the whole programme.
		territory text,
		by_territory integer not null check (by_territory in (0, 1)),
		-- JSON: format names.
		formats text not null,
		-- JSON: every, day, at.
		rhythm text not null,
		-- JSON: addresses.
		recipients text not null,
		send text not null check (send in ('file', 'link')),
		-- The address that is told when it fails.
		owner text not null,
		state text not null check (state in ('active', 'paused', 'deleted')),
		-- What was due before is not caught up.
		since text not null,
		made_at text not null,
		made_by text not null,
		changed_at text,
		changed_by text
	) strict;
	create table schedule_runs (
		number integer primary key autoincrement,
		schedule integer not null references schedules (number),
		due_at text not null,
		-- Who asked for it; null for the clock.
		asked_by text,
		build integer references report_builds (number),
		-- JSON: what the letter says of the figures.
		about text,
		state text not null check (state in ('building', 'sending', 'sent', 'kept', 'failed')),
		tries integer not null default 0,
		next_try text,
		problem text,
		ended_at text,
		unique (schedule, due_at)
	) strict;`,
	`-- A file of reports/ as it is being written, apart from the programme's folder until it is published: one at a time for each.
	create table template_drafts (
		number integer primary key autoincrement,
		path text not null,
		-- SHA-256 of the file that it was begun from; empty where there was none.
		based_on text not null,
		opened_at text not null,
		opened_by text not null,
		state text not null check (state in ('open', 'published', 'dropped')),
		closed_at text,
		closed_by text
	) strict;
	create unique index template_drafts_open on template_drafts (path) where state = 'open';
	-- What was typed, one row for each page that it was typed in: nobody's page writes over another's.
	create table template_texts (
		number integer primary key autoincrement,
		draft integer not null references template_drafts (number),
		-- The page that it was typed in, known by a key of its own.
		hand text not null,
		text text not null,
		-- The highest is the draft's; null for a text sent when the draft had changed, kept aside.
		version integer,
		-- The version that the page began from.
		after integer not null,
		saved_at text not null,
		saved_by text not null,
		unique (draft, hand)
	) strict;
	create table template_publications (
		number integer primary key autoincrement,
		path text not null,
		text text not null,
		-- What the file held before; null where there was none.
		before text,
		edition text not null,
		published_at text not null,
		published_by text not null
	) strict;
	create index template_publications_by_path on template_publications (path, number);`,
	`-- Who did what: one row an act, and one an hour of what somebody read again and again.
	create table audit (
		number integer primary key autoincrement,
		at text not null,
		-- The day it was in the programme's time zone.
		on_day text not null,
		-- Null for what was done from the command line, or by the server itself.
		person text,
		name text not null,
		what text not null,
		-- JSON: ids and dates, nothing of what files say.
		about text not null,
		times integer not null default 1
	) strict;
	create index audit_by_day on audit (on_day);`,
	`-- Who may sign in. Nobody is here without an invitation. The first eight columns are those that
	-- better-auth knows of a user.
	create table people (
		id text primary key,
		-- Lower case.
		email text not null unique,
		email_verified integer not null check (email_verified in (0, 1)),
		name text not null,
		image text,
		created_at text not null,
		updated_at text not null,
		two_factor_enabled integer not null default 0 check (two_factor_enabled in (0, 1)),
		-- JSON: names of roles; then ids and codes, null for all.
		roles text not null,
		axes text,
		territories text,
		reads_all integer not null check (reads_all in (0, 1)),
		unsuppressed integer not null check (unsuppressed in (0, 1)),
		invited_at text not null,
		invited_by text not null,
		deactivated_at text,
		deactivated_by text,
		last_seen_at text
	) strict;
	-- better-auth's sessions. A token opens nothing without its signature by JALON_SECRET.
	create table sessions (
		id text primary key,
		token text not null unique,
		person text not null references people (id) on delete cascade,
		expires_at text not null,
		created_at text not null,
		updated_at text not null,
		ip_address text,
		user_agent text,
		-- What the identity provider asks for to end its own session.
		id_token text
	) strict;
	create index sessions_of_person on sessions (person);
	-- better-auth's accounts: how a person signs in, by password (hashed) or as one subject of an identity provider.
	create table credentials (
		id text primary key,
		provider text not null,
		account text not null,
		person text not null references people (id) on delete cascade,
		password text,
		access_token text,
		refresh_token text,
		id_token text,
		access_token_expires_at text,
		refresh_token_expires_at text,
		scope text,
		-- JSON: what the provider told at the latest sign-in, such as the SIRET of the organisation.
		claims text,
		created_at text not null,
		updated_at text not null,
		unique (provider, account),
		unique (person, provider)
	) strict;
	-- better-auth's verifications: sign-ins under way.
	create table verifications (
		id text primary key,
		identifier text not null,
		value text not null,
		expires_at text not null,
		created_at text not null,
		updated_at text not null
	) strict;
	create index verifications_by_identifier on verifications (identifier);
	-- Secret and recovery codes, encrypted by JALON_SECRET.
	create table second_factors (
		id text primary key,
		secret text not null,
		backup_codes text not null,
		person text not null references people (id) on delete cascade,
		verified integer,
		failed_count integer,
		locked_until text
	) strict;
	create index second_factors_of_person on second_factors (person);
	-- Links that open once: an invitation, a new password, or the first administrator's, who is not known yet.
	create table links (
		number integer primary key autoincrement,
		person text references people (id) on delete cascade,
		purpose text not null check (purpose in ('invitation', 'password', 'first-run')),
		-- SHA-256 of what stands in the address.
		token_hash text not null unique,
		made_at text not null,
		made_by text not null,
		expires_at text not null,
		used_at text,
		check ((person is null) = (purpose = 'first-run'))
	) strict;
	create index links_of_person on links (person);`,
	`-- People taken out: asked for by somebody, or inactive for as long as their contract says. Who they are stands nowhere.
	create table erasures (
		number integer primary key autoincrement,
		kind text not null check (kind in ('asked', 'inactive')),
		asked_at text not null,
		asked_by text not null,
		reason text not null,
		policy text not null check (policy in ('recount', 'keep-count')),
		-- under-way until every file, part and edition is without them; a process killed half-way leaves it so.
		state text not null check (state in ('under-way', 'done')),
		done_at text,
		-- JSON: counts only.
		outcome text
	) strict;
	-- What knows them again: an identifier or a whole row, by keyed digest.
	create table erasure_entries (
		digest text not null,
		kind text not null check (kind in ('value', 'row')),
		-- Fingerprint of the key that made it.
		key text not null,
		erasure integer not null references erasures (number),
		-- What stands in the identifier's place; null takes the row away.
		token text,
		-- Only in rows whose last action is not after this day.
		until text,
		primary key (digest, kind)
	) strict, without rowid;
	-- What was purged, in numbers.
	create table purges (
		number integer primary key autoincrement,
		purged_at text not null,
		purged_by text not null,
		what text not null,
		items integer not null,
		detail text
	) strict;
	-- Archives made: they hold what they held, whatever was erased since.
	create table backups (
		number integer primary key autoincrement,
		file text not null,
		made_at text not null,
		made_by text not null,
		bytes integer not null
	) strict;
	-- Editions made again without somebody: the former id still leads to the one in its place.
	create table renamed_editions (
		former text primary key,
		edition text not null,
		renamed_at text not null
	) strict;`,
	`-- JSON: as whom the figures of a schedule's reports are read; null for one made before that was said.
	alter table schedules add column reader text;`,
	`-- Id of the account of who added it; null for the command line.
	alter table drafts add column added_by_person text;`,
	`-- Code of the territory whose figure is judged; null is the whole programme.
	alter table appraisals add column territory text;`,
	`-- A figure shown on other sites. Its token stands in their pages: whoever has it sees what anybody may.
	create table embeds (
		number integer primary key autoincrement,
		token text not null unique,
		indicator text not null,
		-- Code; null is the whole programme.
		territory text,
		form text not null check (form in ('figure', 'curve', 'territories')),
		-- 1 shows its target.
		target integer not null check (target in (0, 1)),
		language text not null,
		-- JSON: origins of the sites that may frame it.
		sites text not null,
		-- Last day on which it answers.
		until text not null,
		made_at text not null,
		made_by text not null,
		revoked_at text,
		revoked_by text,
		check ((revoked_at is null) = (revoked_by is null))
	) strict;`
];

/** Every table, in an order in which rows can be inserted: restoring a backup fills them by it. */
export const tables: readonly string[] = [
	'overrides',
	'deliveries',
	'editions',
	'publication',
	'work',
	'edition_work',
	'seen_files',
	'rounds',
	'drafts',
	'withdrawals',
	'mends',
	'declarations',
	'contests',
	'meetings',
	'attendees',
	'agenda',
	'freezes',
	'appraisals',
	'decisions',
	'decision_indicators',
	'follow_ups',
	'decision_wordings',
	'meeting_choices',
	'report_builds',
	'schedules',
	'schedule_runs',
	'template_drafts',
	'template_texts',
	'template_publications',
	'embeds',
	'audit',
	'people',
	'credentials',
	'second_factors',
	'links',
	'erasures',
	'erasure_entries',
	'purges',
	'backups',
	'renamed_editions'
];

/** What a backup brings back of nobody: everyone signs in again. */
export const forgotten: readonly string[] = ['sessions', 'verifications'];
