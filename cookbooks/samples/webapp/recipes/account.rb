#
# Cookbook:: webapp
# Recipe:: account
#

group webapp_user do
  system true
end

user webapp_user do
  comment "Owner of #{node['webapp']['name']}"
  gid webapp_user
  home node['webapp']['root']
  shell '/usr/sbin/nologin'
  system true
  manage_home false
end

bag = node['webapp']['deployers_bag']
people = bag ? data_bag(bag).sort.map { |id| data_bag_item(bag, id) } : []
gone, deployers = people.partition { |person| person['left'] }

gone.each do |person|
  user person['id'] do
    action :remove
  end
end

deployers.each do |person|
  home_directory = "/home/#{person['id']}"

  user person['id'] do
    comment person['comment']
    home home_directory
    shell '/bin/bash'
    manage_home true
  end

  directory "#{home_directory}/.ssh" do
    owner person['id']
    group person['id']
    mode '0700'
  end

  file "#{home_directory}/.ssh/authorized_keys" do
    content "#{person['ssh_keys'].join("\n")}\n"
    owner person['id']
    group person['id']
    mode '0600'
  end
end

group webapp_user do
  members deployers.map { |person| person['id'] }
  append true
  action :modify
  not_if { deployers.empty? }
end
