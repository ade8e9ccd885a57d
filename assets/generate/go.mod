module legation/assets/generate

go 1.26

require github.com/peterstace/simplefeatures v0.54.0

require golang.org/x/text v0.26.0
