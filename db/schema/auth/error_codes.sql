-- Deploy ontour:schema/auth/error_codes to pg
-- requires: schema/core/error_codes

-- Those that the bridge raises by itself stand here too, so that there is one catalog; a test
-- compares them with auth_bridge/errors.py.

begin;

insert into core.error_codes (code, status, message, hint) values
('INVALID_JSON', 400, 'The body is not valid JSON.', 'Send one JSON object, encoded as UTF-8.'),
('BODY_TOO_LARGE', 413, 'The body is too long.', 'Send less, or in several requests.'),
('UNSUPPORTED_MEDIA_TYPE', 415, 'The body is not declared as JSON.', 'Send Content-Type: application/json.'),
(
    'VALIDATION_FAILED', 422, 'Fields are missing, unknown or of the wrong type.',
    'details names each field; see /docs for what is expected.'
),
(
    'METHOD_NOT_ALLOWED', 405, 'This address does not take this method.',
    'The header Allow lists what it takes.'
),
(
    'ORIGIN_REFUSED', 403, 'Pages of this origin may not do this.',
    'Cookies work for our own origin and those listed in ONTOUR_ALLOWED_ORIGINS.'
),
('INVALID_EMAIL', 422, 'This is not an email address.', 'Use an address such as mia@example.com.'),
(
    'EMAIL_ALREADY_EXISTS', 409, 'There is an account with this email address.',
    'Sign in to it, which is also where providers are linked; or use another address.'
),
(
    'WEAK_PASSWORD', 422, 'The password is too easy to guess.',
    'Use 8 characters or more with upper case, lower case and a digit, and no common password.'
),
(
    'INVALID_CREDENTIALS', 401, 'These credentials do not match.',
    'Check both; the answer is the same whether or not the account exists.'
),
('ACCOUNT_INACTIVE', 403, 'This account is not active.', 'Ask whoever runs this installation.'),
(
    'TOKEN_REQUIRED', 401, 'This needs a signed-in person.',
    'Send Authorization: Bearer with an access token of POST /auth/login.'
),
('TOKEN_INVALID', 401, 'The access token is not one of ours.', 'Sign in again.'),
('TOKEN_EXPIRED', 401, 'The access token has expired.', 'Get a new one from POST /auth/refresh.'),
('SESSION_REVOKED', 401, 'The session has ended.', 'Sign in again.'),
('REFRESH_TOKEN_INVALID', 401, 'The refresh token is not one of ours.', 'Sign in again.'),
('REFRESH_TOKEN_EXPIRED', 401, 'The refresh token has expired.', 'Sign in again.'),
(
    'REFRESH_TOKEN_REUSED', 401, 'The refresh token was used before; its session has been ended for safety.',
    'Sign in again, and store only the newest refresh token.'
),
(
    'STEP_UP_REQUIRED', 401, 'This needs a stronger or a fresher sign-in.',
    'Prove who you are with POST /auth/step-up, then ask again with the token that it answers.'
),
(
    'SECOND_FACTOR_REQUIRED', 401, 'This needs the second factor as well.',
    'Add totp_code, from the authenticator app, or recovery_code.'
),
(
    'SECOND_FACTOR_INVALID', 401, 'The code is wrong, too old or used.',
    'Wait for the next code of the authenticator app, or use another recovery code.'
),
(
    'SECOND_FACTOR_ENABLED', 409, 'There is an authenticator app already.',
    'Remove it with DELETE /auth/totp first.'
),
(
    'SECOND_FACTOR_NOT_ENABLED', 409, 'There is no authenticator app.',
    'Set one up with POST /auth/totp and confirm it within 15 minutes.'
),
('WEAK_PIN', 422, 'The PIN is too easy to guess.', 'Use four digits that are no row and no common PIN.'),
('USERNAME_MISSING', 409, 'A PIN needs a username.', 'Choose one with PATCH /api/users first.'),
(
    'INVITATION_INVALID', 404, 'The invitation is not good, or no longer.',
    'Ask whoever invited you for a new one; the answer is the same whatever is wrong with it.'
),
(
    'INVITATION_LIMIT', 409, 'There are too many open invitations into this organization.',
    'Revoke some first; an organization has at most 200.'
),
('UNKNOWN_ROLE', 422, 'This is not a role.', 'Use owner, admin, manager, finance, crew or viewer.'),
(
    'EMAIL_NOT_VERIFIED', 403, 'This needs a verified email address.',
    'Open the link in the mail that came when you signed up, or ask for another one.'
),
(
    'USERNAME_RESERVED', 422, 'Nobody may have this username.', 'Choose one that does not speak for On Tour.'
),
('QUERY_TOO_SHORT', 422, 'The query must have 3 to 100 characters.', 'Ask for more letters of the name.'),
('PROVIDER_UNKNOWN', 404, 'There is no such provider here.', 'GET /auth/oauth lists those that are.'),
(
    'RETURN_TO_REFUSED', 400, 'Nobody is sent on to this address.',
    'return_to has to be one of BRIDGE_RETURN_TO, to the letter.'
),
(
    'OAUTH_STATE_INVALID', 400, 'This was not begun in this browser, or took too long, or is over.',
    'Begin again, in one browser and within ten minutes.'
),
(
    'OAUTH_DENIED', 403, 'The provider says that the person declined.', 'Begin again, or sign in otherwise.'
),
(
    'PROVIDER_FAILED', 502, 'The provider''s answer is not what it has to be.',
    'Begin again; what was wrong stands in the bridge''s log.'
),
(
    'PROVIDER_UNAVAILABLE', 503, 'The provider does not answer.',
    'Try again after the seconds in Retry-After, or sign in otherwise.'
),
(
    'OAUTH_CODE_INVALID', 400, 'The code is unknown, used, expired or not for this.',
    'Begin again: a code works once, for a minute, with its verifier, for its purpose.'
),
(
    'IDENTITY_TAKEN', 409, 'Somebody else signs in by this account of the provider.',
    'Sign in by it, and unlink it there first.'
),
(
    'IDENTITY_UNKNOWN', 403, 'This account of the provider is none of yours.',
    'Use one that GET /auth/identities lists.'
),
(
    'LAST_CREDENTIAL', 409, 'There would be no way left to sign in.',
    'Set a password or link another provider first.'
),
(
    'ONE_TIME_TOKEN_INVALID', 422,
    'This link or code is no longer good: it was used, has expired, or a newer one has taken its place.',
    'Use that of the newest mail, or ask for another one.'
),
('EMAIL_ALREADY_VERIFIED', 409, 'There is no email address that is not verified.', 'There is nothing to do.'),
('THROTTLED', 429, 'There were too many attempts.', 'Try again after the seconds in Retry-After.'),
(
    'ACCOUNT_OWNS_ORGANIZATION', 409, 'You are the last owner of an organization that has other members.',
    'details names them: make somebody else an owner, or delete the organization, then delete the account.'
),
(
    'SERVER_BUSY', 503, 'Too many people are signing in at this moment.',
    'Try again after the seconds in Retry-After.'
),
('DATABASE_UNAVAILABLE', 503, 'The database does not answer.', 'Try again after the seconds in Retry-After.'),
(
    'NOT_READY', 503, 'A part of the system is not ready.',
    'details names the part; try again after the seconds in Retry-After.'
),
('INTERNAL_ERROR', 500, 'Something went wrong on our side.', 'Report the X-Request-ID of this answer.');

commit;
