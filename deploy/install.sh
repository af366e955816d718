#!/bin/sh
# Installs Zhinan from the folder that this file lies in, without a network; or goes back to the version before.
#
#   sh install.sh [--to /opt/zhinan] [--env /etc/zhinan.env] [--backup /var/backups/zhinan]
#   sh install.sh --roll-back [--to /opt/zhinan]
#
# Each version lies in a folder of its own below releases/; `current` leads to the one that runs, `previous` to the one before.
# Where a version is installed already, it saves everything with that version first, as the new one may change the database.
# Stop the server before, and start it after. 先停服务，再安装；安装后启动。
set -eu

to=/opt/zhinan
env=/etc/zhinan.env
backup=/var/backups/zhinan
back=no
while [ $# -gt 0 ]; do
  case $1 in
    --to) to=$2; shift 2 ;;
    --env) env=$2; shift 2 ;;
    --backup) backup=$2; shift 2 ;;
    --roll-back) back=yes; shift ;;
    *) echo "Unknown: $1. 不认识的参数：$1" >&2; exit 2 ;;
  esac
done

say() { echo "$1"; }
stop() { echo "$1" >&2; exit 1; }

# One step, so that there is no moment without a version.
lead() { ln -s "$2" "$to/.$1.new"; mv -T "$to/.$1.new" "$to/$1"; }

if [ "$back" = yes ]; then
  [ -L "$to/previous" ] || stop "There is no version to go back to. 没有可以退回的版本。"
  now=$(readlink "$to/current")
  lead current "$(readlink "$to/previous")"
  lead previous "$now"
  say "Now: $(readlink "$to/current"). 当前版本如上。"
  say "If the newer version has been started, its database is not for this one: bring the backup back before you start."
  say "如新版本已经启动过，数据库已升级：请先恢复升级前的备份，再启动服务。"
  ls -t "$to/last-backup" >/dev/null 2>&1 && say "  node dist/main.js restore --replace --from $(cat "$to/last-backup")"
  exit 0
fi

here=$(cd "$(dirname "$0")" && pwd)
name=$(basename "$here")
case $name in
  *"-linux-x64") [ "$(uname -sm)" = "Linux x86_64" ] || stop "This bundle is for Linux on x86-64. 本安装包仅适用于 Linux x86-64。" ;;
  *"-linux-arm64") [ "$(uname -sm)" = "Linux aarch64" ] || stop "This bundle is for Linux on ARM64. 本安装包仅适用于 Linux ARM64。" ;;
esac
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  stop "Node 20.19 or newer is needed. 需要 Node 20.19 或更高版本。"
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) ||
  stop "The bundle is not what was packed; fetch it again. 安装包内容与校验值不符，请重新获取。"

release="$to/releases/$name"
if [ -L "$to/current" ] && [ "$(readlink "$to/current")" = "releases/$name" ]; then
  say "$name is installed already. 该版本已经安装。"
  exit 0
fi

mkdir -p "$to/releases"
if [ -L "$to/current" ]; then
  mkdir -p "$backup"
  chmod 700 "$backup"
  file="$backup/before-$name-$(date +%Y%m%d-%H%M%S).zip"
  if [ -f "$env" ]; then set -a; . "$env"; set +a; fi
  # In the name of the account that the server runs in, so that nothing of its folder becomes root's.
  owner=$(stat -c %U "${DATA_DIR:-$to}")
  as=
  if [ "$(id -u)" = 0 ] && [ "$owner" != root ]; then
    chown "$owner" "$backup"
    as="runuser -u $owner --"
  fi
  (cd "$to/current" && $as node dist/main.js backup --out "$file") || stop "No backup, no upgrade. 未能备份，不进行升级。"
  echo "$file" > "$to/last-backup"
fi

rm -rf "$release.new"
cp -a "$here" "$release.new"
if [ -L "$to/current" ]; then
  # Pages that people have open still ask for the pieces of the version before, and of no older one.
  sed -n 's/^[0-9a-f]*  \(dist\/web\/assets\/\)/\1/p' "$to/current/SHA256SUMS" | while read -r piece; do
    [ -e "$release.new/$piece" ] || cp -p "$to/current/$piece" "$release.new/$piece"
  done
fi
rm -rf "$release"
mv -T "$release.new" "$release"
[ -L "$to/current" ] && lead previous "$(readlink "$to/current")"
lead current "releases/$name"
say "Installed: $to/current. Start the server: node dist/main.js serve, there, or systemctl start zhinan."
say "已安装到 $to/current。请启动服务。"
