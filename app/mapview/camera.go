package mapview

import (
	"math"
	"time"

	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
)

const (
	flightTime = 400 * time.Millisecond
	glideTime  = 500 * time.Millisecond
	glideDecay = 130 * time.Millisecond // after which a glide has lost 63 % of its speed
	glideFrom  = 180.0                  // device-independent pixels a second: a slower drag just stops
	glideMost  = 3500.0                 // device-independent pixels a second
)

// A camera moves what is shown towards where the state is.
type camera struct {
	flight    *geo.Flight
	progress  float64
	animation *fyne.Animation

	dragged      time.Time // of the last drag event
	speedX       float64   // device-independent pixels a second
	speedY       float64
	glidX, glidY float64 // how far the glide under way has come
}

// animated reports whether a person wants movement.
func (m *MapView) animated() bool {
	return !m.store.State().Still && fyne.CurrentApp().Settings().ShowAnimations()
}

// viewport returns what the pane shows now: on its way during a flight.
func (m *MapView) viewport() geo.Viewport {
	if f := m.camera.flight; f != nil {
		return f.At(m.camera.progress)
	}
	size := m.Size()
	return m.store.State().Viewport(float64(size.Width), float64(size.Height))
}

// fly goes from what is shown to where the state is.
func (m *MapView) fly(from geo.Viewport) {
	m.halt()
	f := geo.NewFlight(from, m.viewport())
	m.camera.flight, m.camera.progress = &f, 0
	m.camera.animation = &fyne.Animation{Duration: flightTime, Curve: fyne.AnimationEaseInOut, Tick: func(t float32) {
		m.camera.progress = float64(t)
		if t >= 1 {
			m.camera.flight = nil
			m.place()
			m.paint()
			return
		}
		m.place()
		// A frame is painted as soon as the one before is; in between the
		// last one is moved and stretched.
		if m.shown.number == m.wanted {
			m.paint()
		}
	}}
	m.camera.animation.Start()
}

// halt ends a flight or glide: at its goal or where it is. It reports whether a
// flight was under way, whose goal is then still to be shown.
func (m *MapView) halt() (flying bool) {
	flying = m.camera.flight != nil
	if m.camera.animation != nil {
		m.camera.animation.Stop()
		m.camera.animation = nil
	}
	m.camera.flight = nil
	return flying
}

// track notes the speed of a drag.
func (c *camera) track(dx, dy float64, now time.Time) {
	dt := now.Sub(c.dragged).Seconds()
	if dt < 0.002 {
		return // the same frame: the time says nothing of the speed
	}
	c.dragged = now
	if dt > 0.2 {
		c.speedX, c.speedY = 0, 0
		return
	}
	const share = 0.4
	c.speedX += (dx/dt - c.speedX) * share
	c.speedY += (dy/dt - c.speedY) * share
}

// glide lets the map run out after a quick drag.
func (m *MapView) glide(now time.Time) bool {
	c := &m.camera
	if !m.animated() || now.Sub(c.dragged) > 60*time.Millisecond || math.Hypot(c.speedX, c.speedY) < glideFrom {
		return false
	}
	m.halt()
	c.glidX, c.glidY = 0, 0
	slow := min(1, glideMost/math.Hypot(c.speedX, c.speedY))
	vx, vy := c.speedX*slow, c.speedY*slow
	c.animation = &fyne.Animation{Duration: glideTime, Curve: fyne.AnimationLinear, Tick: func(t float32) {
		tau := glideDecay.Seconds()
		way := tau * (1 - math.Exp(-float64(t)*glideTime.Seconds()/tau))
		x, y := vx*way, vy*way
		m.PanBy(x-c.glidX, y-c.glidY)
		c.glidX, c.glidY = x, y
		if t >= 1 {
			m.paint()
		}
	}}
	c.animation.Start()
	return true
}

// move takes a viewport that a hand has made into the state.
func (m *MapView) move(v geo.Viewport) {
	m.byHand = true
	defer func() { m.byHand = false }()
	m.store.Update(func(s state.State) state.State {
		s.View, s.Centre, s.Zoom = "", v.Centre, v.Zoom
		return s
	})
}

// ZoomBy zooms about the middle of the pane; 1 doubles the scale.
func (m *MapView) ZoomBy(dz float64) {
	m.halt()
	v := m.viewport()
	m.move(v.ZoomAt(v.Width/2, v.Height/2, dz))
}

// PanBy moves what is shown by device-independent pixels.
func (m *MapView) PanBy(dx, dy float64) { m.move(m.viewport().Pan(dx, dy)) }
