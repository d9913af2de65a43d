using System;

namespace Zoo;

/// <summary>Predicts one image.</summary>
/// <param name="image">Channels, lines, pixels.</param>
/// <param name="prediction">What the network says.</param>
internal delegate void Predictor(ReadOnlySpan<float> image, Span<float> prediction);
