require 'cgi/util'
