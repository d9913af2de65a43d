using System;

namespace Zoo;

/// <summary>Predicts one sample.</summary>
/// <typeparam name="T">What the sample is made of.</typeparam>
/// <param name="sample">An image: channels, lines, pixels; or ids.</param>
/// <param name="prediction">What the network says.</param>
internal delegate void Predictor<T>(ReadOnlySpan<T> sample, Span<float> prediction);
