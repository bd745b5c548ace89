# Packages, repositories and what is fetched.
apt_update

apt_preference 'tree' do
  pin 'version *'
  pin_priority '600'
end

apt_repository 'updates' do
  uri 'http://deb.debian.org/debian'
  distribution 'bookworm-updates'
  components %w(main)
  signed_by '/usr/share/keyrings/debian-archive-keyring.gpg'
end

package %w(tree git locales)
package 'nginx-light'

locale 'set' do
  lang 'en_US.UTF-8'
end

package 'tree' do
  action :lock
end

package 'nano' do
  not_if { ::File.exist?('/srv/nano') }
end

package 'nano, gone again' do
  package_name 'nano'
  action :purge
  notifies :create, 'file[/srv/nano]', :immediately
end

file '/srv/nano' do
  action :nothing
end

execute 'fetch a package file' do
  command 'apt-get download hello && mv hello_*.deb hello.deb'
  cwd '/srv'
  creates '/srv/hello.deb'
end

dpkg_package 'hello' do
  source '/srv/hello.deb'
end

package 'tree' do
  action :upgrade
end

service 'nginx' do
  action [:enable, :start]
end

bash 'make a repository and an archive' do
  cwd '/srv'
  code <<~CODE
    set -e
    git init -q -b main upstream
    cd upstream
    git config user.email a@example.com
    git config user.name A
    echo one > one
    git add one
    git commit -q -m one
    git tag v1
    echo two > two
    git add two
    git commit -q -m two
    cd ..
    tar czf /var/www/html/data.tar.gz upstream/one
  CODE
  not_if { ::File.exist?('/var/www/html/data.tar.gz') }
end

git '/srv/tagged' do
  repository 'file:///srv/upstream'
  revision 'v1'
end

git '/srv/latest' do
  repository 'file:///srv/upstream'
  revision 'main'
end

remote_file '/srv/data.tar.gz' do
  source 'http://localhost/data.tar.gz'
  mode '0640'
  owner 'www-data'
end

remote_file '/srv/copy.deb' do
  source 'file:///srv/hello.deb'
  checksum lazy { ::Digest::SHA256.file('/srv/hello.deb').hexdigest }
end

archive_file 'data' do
  path '/srv/data.tar.gz'
  destination '/srv/data'
end

remote_directory '/srv/tree' do
  source 'tree'
  files_mode '0600'
  purge true
end

http_request 'look' do
  url 'http://127.0.0.1/data.tar.gz'
  headers('X-Site' => 'yes')
  action %i(head get)
  not_if { ::File.exist?('/srv/looked') }
end

file '/srv/looked'
