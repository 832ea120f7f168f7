"""The bodies of requests and answers. What is not declared here is refused, and /docs shows it."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, Secret, SecretStr, StringConstraints

PRINTABLE = r"^[^\x00-\x1f\x7f]*$"

Email = Annotated[
    str,
    StringConstraints(max_length=320, pattern=PRINTABLE),
    Field(examples=["mia@example.com"]),
]
Password = Annotated[SecretStr, Field(max_length=1024, examples=["Paradiso2026!"])]
FullName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=PRINTABLE),
    Field(examples=["Mia Marlow"]),
]
RefreshToken = Annotated[
    SecretStr, Field(max_length=200, examples=["otr_4Bz1vR0mJc7pQe2sXn9aTf5kWd8gLh3yUo6iMb0rNEs"])
]


Transport = Literal["body", "cookie"]


class Form(BaseModel):
    """Base of every request body: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SignInRequest(Form):
    """What every way to sign in takes besides its credentials."""

    transport: Annotated[
        Transport,
        Field(
            description="Where the refresh token goes: into the body, or into an HttpOnly cookie.",
            examples=["body"],
        ),
    ] = "body"
    device_token: Annotated[
        SecretStr | None,
        Field(
            max_length=200,
            description="What an earlier sign-in gave this device, so that it is known again.",
            examples=["otd_4Bz1vR0mJc7pQe2sXn9aTf5kWd8gLh3yUo6iMb0rNEs"],
        ),
    ] = None


SixDigits = Annotated[str, StringConstraints(pattern=r"^[0-9]{3} ?[0-9]{3}$")]
TotpCode = Annotated[Secret[SixDigits], Field(examples=["492039"])]
RecoveryCode = Annotated[
    SecretStr, Field(max_length=50, examples=["k5xw-3n2p-qz7r-4t6b-m3ad-wq5c"])
]


class SecondFactorFields(Form):
    """For who has an authenticator app: either of the two."""

    totp_code: Annotated[
        TotpCode | None,
        Field(description="What the authenticator app shows.", examples=["492039"]),
    ] = None
    recovery_code: Annotated[
        RecoveryCode | None,
        Field(
            description="One of those given when the app was set up.",
            examples=["k5xw-3n2p-qz7r-4t6b-m3ad-wq5c"],
        ),
    ] = None


class Organization(BaseModel):
    """An organization to which the person belongs."""

    id: UUID
    name: Annotated[str, Field(examples=["Mia Marlow"])]
    role: Annotated[str, Field(examples=["owner"])]
    personal: Annotated[bool, Field(description="Whether it is the person's own, made at sign-up.")]


class User(BaseModel):
    """The person as they see themselves."""

    id: UUID
    email: Annotated[str | None, Field(examples=["mia@example.com"])]
    email_verified: bool
    username: str | None
    full_name: Annotated[str, Field(examples=["Mia Marlow"])]
    avatar_url: str | None
    language: Annotated[str, Field(examples=["en"])]
    time_zone: Annotated[str, Field(examples=["UTC"])]
    organizations: list[Organization]


class Tokens(BaseModel):
    """A session's tokens, named as in OAuth 2.0, and whose they are."""

    access_token: Annotated[str, Field(description="Send it as Authorization: Bearer.")]
    token_type: Literal["Bearer"]
    expires_in: Annotated[
        int, Field(description="Seconds that the access token lives.", examples=[900])
    ]
    refresh_token: Annotated[
        str | None,
        Field(description="For POST /auth/refresh; each is used once. In a cookie if asked for."),
    ] = None
    device_token: Annotated[
        str | None,
        Field(description="Given once to a device that is new: send it with later sign-ins."),
    ] = None
    refresh_expires_in: Annotated[
        int,
        Field(description="Seconds that the session lives without a refresh.", examples=[604800]),
    ]
    session_id: UUID
    user: User


class Sheet(BaseModel):
    """A table of a file, and what POST /api/rpc/import_shows would make of it."""

    name: Annotated[str, Field(examples=["Shows"], description="Of an XLSX file's sheet.")]
    section: Annotated[
        Literal["shows", "show_costs"],
        Field(description="Whether its rows are rows or costs of import_shows."),
    ]
    columns: list[str]
    mapping: Annotated[
        dict[str, str],
        Field(
            description="columns or cost_columns of import_shows: heading and field.",
            examples=[{"Venue name": "venue"}],
        ),
    ]
    ignored: Annotated[list[str], Field(description="Headings that mean nothing to us.")]
    rows: Annotated[
        list[dict[str, str | int | float | bool]],
        Field(description="By their headings, without empty cells; import_shows takes them so."),
    ]
    lines: Annotated[list[int], Field(description="The line of the file of each row.")]


class Tables(BaseModel):
    """What is in a file."""

    sheets: list[Sheet]


class Readiness(BaseModel):
    """All parts are ready."""

    status: Literal["ready"]
    schema_version: Annotated[
        str,
        Field(
            description="The newest sqitch change and the first digits of its id.",
            examples=["functions/auth/me 6f1d2c3b4a59"],
        ),
    ]


class Error(BaseModel):
    """Every answer that is not a success, of every part of On Tour."""

    code: Annotated[str, Field(examples=["INVALID_CREDENTIALS"])]
    message: Annotated[str, Field(examples=["These credentials do not match."])]
    details: str | None
    hint: str | None
