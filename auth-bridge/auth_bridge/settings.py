"""Everything that can be configured, read once from BRIDGE_* variables.

docs/reference/settings.md and .env.example list the same settings; a test compares them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, StringConstraints, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from auth_bridge.oauth_settings import ProviderSettings, Url, may_be_asked

Origin = Annotated[str, StringConstraints(pattern=r"^https?://[^/\s]+$")]


class Settings(BaseSettings):
    """The bridge's configuration; secrets print as asterisks."""

    model_config = SettingsConfigDict(
        env_prefix="BRIDGE_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    database_url: Annotated[
        SecretStr, Field(description="Connection string of the database login `bridge`.")
    ]
    keys_dir: Annotated[
        Path, Field(description="Folder of signing.pem, jwks.json, headers/ and secret.key.")
    ]
    issuer: Annotated[
        Origin, Field(description="Public origin of this installation: the `iss` of every token.")
    ]
    audience: Annotated[str, Field(description="The `aud` of every token.")] = "ontour"
    socket: Annotated[
        Path | None, Field(description="Unix socket on which the bridge listens.")
    ] = None
    postgrest_ready_url: Annotated[
        str,
        Field(
            description="PostgREST's admin address, asked by /readyz.",
            pattern=r"^http://[^/\s:]+:\d+/\S*$",
        ),
    ] = "http://127.0.0.1:3001/ready"
    postgrest_socket: Annotated[
        Path | None,
        Field(description="PostgREST's Unix socket, asked for what stands in documents."),
    ] = None
    relay_socket: Annotated[
        Path | None, Field(description="The feed relay's Unix socket, asked by /readyz.")
    ] = None
    database_pool_size: Annotated[
        int, Field(ge=1, le=100, description="Most database connections at a time.")
    ] = 5
    database_wait_seconds: Annotated[
        float, Field(gt=0, le=30, description="Longest wait for one of them; then 503.")
    ] = 3.0
    access_token_seconds: Annotated[
        int, Field(ge=60, le=3600, description="Life of an access token.")
    ] = 900
    refresh_token_seconds: Annotated[
        int, Field(ge=3600, description="Life of a session after its last refresh.")
    ] = 7 * 24 * 3600
    refresh_grace_seconds: Annotated[
        int,
        Field(
            ge=0,
            le=60,
            description="How long tabs may use one refresh token, and its answer may be under way.",
        ),
    ] = 10
    argon2_memory_kib: Annotated[
        int, Field(ge=8192, description="Memory of one password hash.")
    ] = 19456
    argon2_passes: Annotated[int, Field(ge=1, le=20, description="Passes over that memory.")] = 2
    hash_workers: Annotated[
        int, Field(ge=1, le=64, description="Passwords hashed at the same time.")
    ] = 2
    hash_queue: Annotated[
        int, Field(ge=0, le=1000, description="Requests that may wait for a hash worker; then 503.")
    ] = 32
    body_limit_bytes: Annotated[
        int, Field(ge=1024, description="Longest request body; then 413.")
    ] = 16 * 1024
    oauth: Annotated[
        dict[str, ProviderSettings],
        Field(description="The providers by which people may sign in, each by its name; below."),
    ] = {}
    oauth_wait_seconds: Annotated[
        float, Field(gt=0, le=30, description="Longest wait for an answer of a provider.")
    ] = 5.0
    allowed_origins: Annotated[
        tuple[Origin, ...],
        Field(description="JSON list of other origins whose pages may use cookies."),
    ] = ()
    return_to: Annotated[
        tuple[Url, ...],
        Field(description="JSON list of the pages to which a provider's sign-in may return."),
    ] = ()
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="Least severe line logged.")
    ] = "info"

    @model_validator(mode="after")
    def _check_providers(self) -> Self:
        for name, provider in self.oauth.items():
            if not re.fullmatch(r"[a-z][a-z0-9_]{0,29}", name):
                raise ValueError(f"oauth: {name} is no name of a provider")
            if not provider.issuer and name not in ("google", "spotify", "github"):
                raise ValueError(f"oauth: {name} needs an issuer")
            for url in provider.addresses:
                if not may_be_asked(url, self.issuer):
                    raise ValueError(f"oauth: {name}: {url} is neither https nor loopback")
        for url in self.return_to:
            if not may_be_asked(url, url):
                raise ValueError(f"return_to: {url} is neither https nor loopback")
        return self

    @classmethod
    def read(cls) -> Settings:
        """The settings of this process's environment."""
        return cls.model_validate({})
