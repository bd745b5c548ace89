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
    printf 'run "id -un > ran-by"\\nfile "\#{release_path}/hook" do\\n  content ::File.basename(Dir.pwd) == ::File.basename(release_path) ? "here" : Dir.pwd\\nend\\n' > deploy/before_symlink.rb
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

%w(/srv/options /srv/options/shared /srv/options/shared/log).each do |path|
  directory path do
    owner 'app'
  end
end

deploy_branch '/srv/options' do
  repo 'file:///srv/app'
  revision 'main'
  remote 'upstream'
  role 'web'
  user 'app'
  group 'app'
  timeout 60
  shallow_clone false
  enable_submodules false
  enable_checkout true
  checkout_branch 'deployed'
  additional_remotes 'backup' => '/srv/app'
  repository_cache 'cache'
  copy_exclude %w(.git)
  scm_provider 'git'
  ssh_wrapper '/usr/bin/ssh'
  keep_releases 3
  environment 'A' => 'b'
  migrate true
  migration_command 'echo $A > migrated'
  rollback_on_error true
  symlink_before_migrate({})
  symlinks 'log' => 'log'
  purge_before_symlink %w(log)
  create_dirs_before_symlink %w(tmp)
  before_migrate { log 'before migration' }
  before_symlink { log 'before links' }
  before_restart { log 'before restart' }
  after_restart { log 'after restart' }
  restart_command 'cat version > restarted'
end

# A release of the same revision made anew, and the way back to the one before.
deploy_revision '/srv/options again' do
  deploy_to '/srv/options'
  repository 'file:///srv/app'
  revision 'main'
  user 'app'
  group 'app'
  symlink_before_migrate({})
  symlinks({})
  action :force_deploy
  not_if { ::File.exist?('/srv/deploy-done') }
end

timestamped_deploy '/srv/dated' do
  repo 'file:///srv/app'
  user 'app'
  group 'app'
  symlink_before_migrate({})
  symlinks({})
  action :deploy
  not_if { ::File.exist?('/srv/deploy-done') }
end

chef_sleep 'a name of its own for each release' do
  seconds 1
  not_if { ::File.exist?('/srv/deploy-done') }
end

timestamped_deploy '/srv/dated once more' do
  deploy_to '/srv/dated'
  repo 'file:///srv/app'
  user 'app'
  group 'app'
  symlink_before_migrate({})
  symlinks({})
  action :force_deploy
  not_if { ::File.exist?('/srv/deploy-done') }
end

timestamped_deploy '/srv/dated back' do
  deploy_to '/srv/dated'
  repo 'file:///srv/app'
  user 'app'
  group 'app'
  symlink_before_migrate({})
  symlinks({})
  action :rollback
  not_if { ::File.exist?('/srv/deploy-done') }
end

file '/srv/deploy-done'
