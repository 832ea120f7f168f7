"""Everything of the relay that can be configured, read once from RELAY_* variables.

docs/reference/settings.md and .env.example list the same settings; a test compares them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from auth_bridge.settings import Origin


class RelaySettings(BaseSettings):
    """The relay's configuration; secrets print as asterisks."""

    model_config = SettingsConfigDict(env_prefix="RELAY_", frozen=True, extra="forbid")

    database_url: Annotated[
        SecretStr,
        Field(description="Connection string of the database login `relay`; past any pooler."),
    ]
    keys_dir: Annotated[Path, Field(description="Folder of jwks.json; no other file is read.")]
    issuer: Annotated[Origin, Field(description="The `iss` of every token.")]
    socket: Annotated[Path, Field(description="Unix socket on which the relay listens.")]
    audience: Annotated[str, Field(description="The `aud` of every token.")] = "ontour"
    database_pool_size: Annotated[
        int,
        Field(ge=1, le=20, description="Most connections at a time, beside the two that follow."),
    ] = 3
    poll_seconds: Annotated[
        float, Field(gt=0, le=1, description="Longest time that a lost notification costs.")
    ] = 0.5
    heartbeat_seconds: Annotated[
        float, Field(ge=0.1, le=30, description="From one heartbeat to the next.")
    ] = 5.0
    silence_seconds: Annotated[
        float, Field(ge=1, description="A socket that has not answered a ping so long is dropped.")
    ] = 60.0
    hello_seconds: Annotated[
        float, Field(gt=0, le=30, description="Longest wait for a socket's hello.")
    ] = 5.0
    frame_limit_bytes: Annotated[
        int, Field(ge=1024, description="Longest frame of a client; then 1009.")
    ] = 64 * 1024
    frames_per_second: Annotated[
        int, Field(ge=1, description="Frames read of one socket; more of them wait.")
    ] = 50
    bad_frames: Annotated[
        int, Field(ge=1, description="Invalid frames of one socket; then 4400.")
    ] = 100
    sockets_per_user: Annotated[int, Field(ge=1, description="Of one person; then 4429.")] = 50
    subscriptions_per_socket: Annotated[
        int, Field(ge=1, description="Of one socket; then SUBSCRIPTION_LIMIT.")
    ] = 100
    buffer_bytes: Annotated[
        int,
        Field(ge=4096, description="What may wait for one reader before it is put off."),
    ] = 4 * 1024 * 1024
    slow_seconds: Annotated[
        float, Field(gt=0, description="How long a reader may take none of it; then 4430.")
    ] = 15.0
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="Least severe line logged.")
    ] = "info"

    @classmethod
    def read(cls) -> RelaySettings:
        """The settings of this process's environment."""
        return cls.model_validate({})
