package app

import (
	"encoding/binary"
	"fmt"
	"image"
	"os"
)

// screenFile names the environment variable that holds the path of the frame
// buffer of a virtual display (Xvfb's option -fbdir).
const screenFile = "LEGATION_SCREEN"

// readScreen reads what a virtual display shows. The frame buffer is a file in
// the X Window Dump format, version 7 (X11/XWDFile.h), which the display keeps
// up to date.
func readScreen(path string) (image.Image, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	const fields = 25
	if len(data) < 4*fields {
		return nil, fmt.Errorf("%s: too short for a frame buffer", path)
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	headerSize, version := field(0), field(1)
	width, height, bitsPerPixel, stride, colours := field(4), field(5), field(11), field(12), field(19)
	start := headerSize + 12*colours
	if version != 7 || bitsPerPixel != 32 || len(data) < start+stride*height || stride < 4*width {
		return nil, fmt.Errorf("%s: not a frame buffer of 32 bits a pixel", path)
	}
	var order binary.ByteOrder = binary.LittleEndian
	if field(7) == 1 {
		order = binary.BigEndian
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		row := data[start+y*stride:]
		for x := range width {
			v := order.Uint32(row[4*x:])
			p := img.Pix[img.PixOffset(x, y):][:4:4]
			p[0], p[1], p[2], p[3] = uint8(v>>16), uint8(v>>8), uint8(v), 255
		}
	}
	return img, nil
}
