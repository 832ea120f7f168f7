// What the pages that mails link to have in common. The token stands behind # in the address, where no server
// and no log sees it; it leaves the address at once, and this page's memory when it is closed.
"use strict";

const token = new URLSearchParams(location.hash.slice(1)).get("token");
history.replaceState(null, "", location.pathname);

const said = document.querySelector("output");

function say(text, refused = false) {
    said.textContent = text;
    said.className = refused ? "refused" : "";
}

async function post(path, content, accessToken = null) {
    const headers = { "Content-Type": "application/json" };
    if (accessToken) headers.Authorization = `Bearer ${accessToken}`;
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(content) });
    const text = await answer.text();
    const body = text ? JSON.parse(text) : null;
    if (!answer.ok) throw body;
    return body;
}

function refusal(error) {
    return error.code ? [error.message, error.details, error.hint].filter(Boolean).join(" ") : "On Tour cannot be reached.";
}

// Nothing happens before a person presses a button: mail programs open links by themselves.
function onSubmit(form, act) {
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const buttons = form.querySelectorAll("button");
        buttons.forEach((button) => (button.disabled = true));
        try {
            await act(Object.fromEntries(new FormData(form)), event.submitter);
        } catch (error) {
            say(refusal(error), true);
        } finally {
            buttons.forEach((button) => (button.disabled = false));
        }
    });
}

if (!token) {
    say("This link is not whole. Open it from the mail, or copy all of it.", true);
    document.querySelectorAll("form").forEach((form) => (form.hidden = true));
}
