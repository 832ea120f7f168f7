#!/bin/sh
# Run as root: installs packages of the distribution and lets none of them start a service. While
# apt runs, policy-rc.d refuses to start anything and no cluster `main` is made; both refusals are
# taken back at the end. nginx is kept from starting with the machine: On Tour runs its own.
set -eu
policy=/usr/sbin/policy-rc.d
no_cluster=/etc/postgresql-common/createcluster.d/ontour.conf

restore() {
    rm -f "$no_cluster"
    if [ -n "${our_policy:-}" ]; then rm -f "$policy"; fi
}
trap restore EXIT
trap 'exit 130' INT TERM

if [ ! -e "$policy" ]; then
    our_policy=yes
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
fi
mkdir -p "$(dirname "$no_cluster")"
echo 'create_main_cluster = false' >"$no_cluster"

had_nginx=$(command -v nginx || :)
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get update
apt-get install -y --no-install-recommends "$@"
if [ -z "$had_nginx" ] && [ -e /etc/init.d/nginx ]; then
    update-rc.d nginx disable
fi
