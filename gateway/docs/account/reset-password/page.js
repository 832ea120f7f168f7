"use strict";

const form = document.getElementById("reset");

onSubmit(form, async ({ password, again }) => {
    if (password !== again) {
        say("The two are not the same.", true);
        return;
    }
    await post("/auth/reset-password", { token, password });
    form.hidden = true;
    say("Your password is changed, and everybody who was signed in is signed out. Sign in with the new one.");
});
