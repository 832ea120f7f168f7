// Both OpenAPI descriptions in one page. PostgREST describes what its caller may
// use, so signing in loads the descriptions anew. The token stays in this page's memory.
"use strict";

let token = null;

const documentation = SwaggerUIBundle({
    dom_id: "#documentation",
    urls: [
        { name: "Tables and functions (/api/)", url: "/api/" },
        { name: "Accounts and sessions (/auth/)", url: "/auth/openapi.json" },
    ],
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    requestInterceptor(request) {
        const here = new URL(request.url, location.origin).origin === location.origin;
        if (token && here && !request.headers.Authorization) {
            request.headers.Authorization = `Bearer ${token}`;
        }
        return request;
    },
});

document.getElementById("sign-in").addEventListener("submit", async (event) => {
    event.preventDefault();
    const caller = document.getElementById("caller");
    const { email, password } = Object.fromEntries(new FormData(event.target));
    const answer = await fetch("/auth/login", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ email, password }),
    });
    const body = await answer.json();
    if (!answer.ok) {
        caller.textContent = body.message;
        return;
    }
    token = body.access_token;
    caller.textContent = `Signed in as ${email}; the token ends in ${Math.round(body.expires_in / 60)} minutes.`;
    documentation.specActions.download();
});
