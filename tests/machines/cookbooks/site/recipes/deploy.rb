# Deployments as Chef 11 and 12 made them.
package 'git'

group 'app'

user 'app' do
  gid 'app'
end

bash 'make a repository' do
  cwd '/srv'
  code <<~CODE
    set -e
    git init -q -b main app
    cd app
    git config user.email a@example.com
    git config user.name A
    mkdir deploy log config
    echo ruby > config/kept
    echo one > version
    echo gone > log/old
    printf 'run "id -un > ran-by"\\nfile "\#{release_path}/hook" do\\n  content File.basename(Dir.pwd) == File.basename(release_path) ? "here" : Dir.pwd\\nend\\n' > deploy/before_symlink.rb
    git add .
    git commit -q -m one
    chown -R app:app /srv/app
  CODE
  creates '/srv/app'
end

%w(/srv/www /srv/www/shared /srv/www/shared/config /srv/www/shared/log /srv/www/shared/pids /srv/www/shared/system).each do |path|
  directory path do
    owner 'app'
  end
end

file '/srv/www/shared/config/database.yml' do
  content "production: {}\n"
end

deploy_revision '/srv/www' do
  repository 'file:///srv/app'
  revision 'main'
  user 'app'
  group 'app'
  environment 'production'
  keep_releases 2
  migrate true
  migration_command 'echo $RAILS_ENV > migrated'
  before_migrate do
    directory "#{release_path}/made" do
      owner new_resource.user
    end
  end
  restart_command 'cat version >> /srv/www/shared/restarts'
  after_restart do
    file '/srv/www/shared/after' do
      content release_path
    end
  end
end

deploy '/srv/timed' do
  repo 'file:///srv/app'
  user 'app'
  group 'app'
  provider Chef::Provider::Deploy::Timestamped
  symlink_before_migrate({})
  symlinks({})
  purge_before_symlink %w(log)
  create_dirs_before_symlink []
  restart do
    file '/srv/timed/restarted'
  end
  not_if { ::File.exist?('/srv/timed/current') }
end

deploy_branch '/srv/branch' do
  repository 'file:///srv/app'
  branch 'main'
  user 'app'
  group 'app'
  symlink_before_migrate({})
  symlinks({})
end
