package animation

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"legation/app/file"
	"legation/app/snapshot"
	"legation/geo"
)

// ErrNoFFmpeg is the cause of the error where a film is asked for and ffmpeg is
// not installed.
var ErrNoFFmpeg = errors.New("films are made by the program ffmpeg, which is not installed: install it, or make a GIF or images")

// HasFFmpeg reports whether films can be made here.
func HasFFmpeg() bool {
	_, err := exec.LookPath("ffmpeg")
	return err == nil
}

// filmRate is the number of frames a second of a film that goes from event to
// event.
const filmRate = 10

// writeFilm has ffmpeg make a film from the frames, which it gets as pixels, and
// takes what ffmpeg has written only if it ended well.
func writeFilm(ctx context.Context, path string, replace bool, frames []Frame, o Options, progress func(float64)) error {
	ffmpeg, err := exec.LookPath("ffmpeg")
	if err != nil {
		return ErrNoFFmpeg
	}
	// Whether the file may be written is known before the work is done.
	if _, err := os.Lstat(path); err == nil && !replace {
		return fmt.Errorf("writing %s: %w", path, file.ErrExists)
	}
	folder, err := os.MkdirTemp("", "legation-film-")
	if err != nil {
		return fmt.Errorf("making room for a film: %w", err)
	}
	defer os.RemoveAll(folder)
	made := filepath.Join(folder, "film"+o.Format.Ending())
	rate := filmRate
	if frames[0].State.Playback.Evenly {
		rate = o.FPS
	}
	if err := film(ctx, ffmpeg, made, frames, o, rate, progress); err != nil {
		return fmt.Errorf("making a film: %w", err)
	}
	in, err := os.Open(made)
	if err != nil {
		return fmt.Errorf("making a film: %w", err)
	}
	defer in.Close()
	return file.Write(ctx, path, file.Options{Replace: replace}, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
}

func film(ctx context.Context, ffmpeg, path string, frames []Frame, o Options, rate int, progress func(float64)) error {
	w, h := geo.Pixels(o.Page.Width, o.Page.Scale), geo.Pixels(o.Page.Height, o.Page.Scale)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	command := exec.CommandContext(ctx, ffmpeg, filmArgs(path, w, h, rate, o.Format, caption(frames, o))...)
	var said bytes.Buffer
	command.Stderr = &said
	in, err := command.StdinPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	failed := feed(ctx, in, frames, o, rate, progress)
	in.Close()
	if failed != nil {
		stop()
	}
	switch err := command.Wait(); {
	case ctx.Err() != nil && failed == nil:
		return ctx.Err()
	case failed != nil && !errors.Is(failed, io.ErrClosedPipe) && !strings.Contains(failed.Error(), "broken pipe"):
		return failed
	case err != nil:
		return fmt.Errorf("ffmpeg: %w: %s", err, lastLine(said.String()))
	}
	return nil
}

// feed writes each frame as often as it stays.
func feed(ctx context.Context, in io.Writer, frames []Frame, o Options, rate int, progress func(float64)) error {
	at, told := time.Duration(0), 0
	for i, f := range frames {
		img, _, err := picture(ctx, f, o, 1)
		if err != nil {
			return err
		}
		at += f.Stays
		for goal := max(int(at*time.Duration(rate)/time.Second), told+1); told < goal; told++ {
			if _, err := in.Write(rows(img)); err != nil {
				return err
			}
		}
		progress(float64(i+1) / float64(len(frames)))
	}
	return nil
}

// rows returns the pixels of a picture without gaps.
func rows(img *image.RGBA) []byte {
	w := 4 * img.Rect.Dx()
	if img.Stride == w {
		return img.Pix[:w*img.Rect.Dy()]
	}
	var out []byte
	for y := range img.Rect.Dy() {
		out = append(out, img.Pix[y*img.Stride:][:w]...)
	}
	return out
}

// filmArgs are what ffmpeg is called with. The films have an even number of
// pixels each way, as their codecs need.
func filmArgs(path string, w, h, rate int, f Format, caption string) []string {
	args := []string{"-hide_banner", "-loglevel", "error", "-nostdin", "-y",
		"-f", "rawvideo", "-pix_fmt", "rgba", "-s", strconv.Itoa(w) + "x" + strconv.Itoa(h), "-r", strconv.Itoa(rate), "-i", "-",
		"-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", "-metadata", "comment=" + caption, "-fflags", "+bitexact"}
	if f == WebM {
		return append(args, "-c:v", "libvpx-vp9", "-crf", "28", "-b:v", "0", "-row-mt", "1", "-f", "webm", path)
	}
	return append(args, "-c:v", "libx264", "-crf", "18", "-preset", "medium", "-movflags", "+faststart", "-f", "mp4", path)
}

// caption says in the film's metadata what its first frame says of itself.
func caption(frames []Frame, o Options) string {
	page, err := snapshot.Compose(frames[0].State, o.Page)
	if err != nil {
		return ""
	}
	p := page.Proof()
	return strings.Join([]string{p.Caption, p.Note, p.Attribution, p.Dataset.Title + ", SHA-256 " + p.Dataset.SHA256, p.Program + " " + p.Version}, ". ")
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
