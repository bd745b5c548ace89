# Directory that stands for the root of the file system. Nothing is written outside it.
default['motd']['root'] = ENV['MOTD_ROOT'] || '/tmp/motd-sample'

default['motd']['title'] = 'Welcome'

# Label => path of the node attribute that is shown behind it.
default['motd']['facts'] = {
  'Host'     => %w(fqdn),
  'Platform' => %w(lsb description),
  'Kernel'   => %w(kernel release),
}

# A few machines have no lsb data.
default['motd']['facts']['Platform'] = %w(platform_version) unless node['lsb'] && node['lsb']['description']

default['motd']['announcements']['managed'] = {
  'weight' => 90,
  'text'   => 'This machine is described by recipes: changes made by hand may not last.',
}
