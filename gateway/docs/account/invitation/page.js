"use strict";

const form = document.getElementById("join");
const text = document.getElementById("invitation");
let isNew = false;

async function show() {
    const invitation = await post("/api/rpc/read_invitation", { token });
    text.textContent = `${invitation.invited_by} invites you to join ${invitation.organization} as ${invitation.role}.`;
    form.elements.email.value = invitation.email ?? "";
    form.hidden = false;
}

document.getElementById("other").addEventListener("click", (event) => {
    isNew = !isNew;
    document.getElementById("name").hidden = !isNew;
    form.elements.full_name.required = isNew;
    form.elements.password.autocomplete = isNew ? "new-password" : "current-password";
    document.getElementById("go").textContent = isNew ? "Sign up and join" : "Sign in and join";
    event.target.textContent = isNew ? "I have an account" : "I have no account yet";
});

onSubmit(form, async ({ email, password, full_name, totp_code }) => {
    let session;
    try {
        session = isNew
            ? await post("/auth/register", { email, password, full_name })
            : await post("/auth/login", { email, password, ...(totp_code && { totp_code }) });
    } catch (error) {
        if (error.code !== "SECOND_FACTOR_REQUIRED") throw error;
        document.getElementById("code").hidden = false;
        say("Enter the code of your authenticator app as well.");
        return;
    }
    try {
        await post("/api/rpc/accept_invitation", { token }, session.access_token);
    } finally {
        await post("/auth/logout", {}, session.access_token);
    }
    form.hidden = true;
    text.hidden = true;
    say("You have joined. You can close this page and go on in your app.");
});

if (token) show().catch((error) => say(refusal(error), true));
