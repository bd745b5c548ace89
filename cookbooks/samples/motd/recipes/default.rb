#
# Cookbook:: motd
# Recipe:: default
#

etc = ::File.join(node['motd']['root'], 'etc')

directory ::File.join(etc, 'motd.d') do
  mode '0755'
  recursive true
end

facts = node['motd']['facts'].to_h.transform_values { |path| node.read(*path) }.compact

template ::File.join(etc, 'motd') do
  source 'motd.erb'
  mode '0644'
  variables(
    title: node['motd']['title'],
    facts: facts
  )
end

node['motd']['announcements'].each do |name, announcement|
  announcement = { 'text' => announcement } unless announcement.respond_to?(:key?)

  motd_announcement name do
    text announcement['text'] if announcement['text']
    weight announcement['weight'] if announcement['weight']
    action announcement['text'] ? :create : :remove
  end
end
