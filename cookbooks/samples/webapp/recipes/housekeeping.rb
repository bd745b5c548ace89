#
# Cookbook:: webapp
# Recipe:: housekeeping
#

name = node['webapp']['name']
days = node['webapp']['keep_days']

template "/etc/logrotate.d/#{name}" do
  source 'logrotate.erb'
  mode '0644'
  variables(
    logs: %w(access error).map { |kind| site_log_path(name, kind) },
    days: days
  )
  only_if { ::Dir.exist?('/etc/logrotate.d') }
end

cron "remove old files of #{name}" do
  minute '17'
  hour '3'
  user webapp_user
  command "find #{webapp_path('tmp')} -type f -mtime +#{days} -delete"
end
