# Addresses and routes, on an interface that leads nowhere.
package 'net-tools'

directory '/etc/network'

execute 'make an interface' do
  command 'ip link add site0 type veth peer name site1 && ip link set site0 up && ip link set site1 up'
  not_if 'ip link show site0'
end

ifconfig '198.51.100.2' do
  device 'site0'
  mask '255.255.255.0'
  mtu '1400'
  onboot 'yes'
end

route '203.0.113.0' do
  netmask '255.255.255.0'
  gateway '198.51.100.1'
  device 'site0'
  metric 50
end

route '203.0.114.9' do
  gateway '198.51.100.1'
  action :delete
end

ssh_known_hosts_entry 'git.example.com' do
  key 'git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJFNvwHyANbMIcTCrVJTyTQFFXJPIPBHXcbMjSDMcHJc'
  key_type 'ed25519'
end
