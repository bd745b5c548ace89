# The old name of String#unicode_normalize.
module UnicodeNormalize
  def self.normalize(string, form = :nfc) = string.unicode_normalize(form)
  def self.normalized?(string, form = :nfc) = string.unicode_normalized?(form)
end
