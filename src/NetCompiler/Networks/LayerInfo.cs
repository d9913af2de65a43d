namespace NetCompiler;

/// <summary>One line of a network's table of layers.</summary>
/// <param name="Name">The layer's name: <c>conv2d0</c>.</param>
/// <param name="Kind">The layer's kind: <c>Conv2D</c>.</param>
/// <param name="Output">The shape of its output: <c>32 x 28 x 28</c>.</param>
/// <param name="Parameters">Trained values, pads not counted.</param>
/// <param name="MultiplyAdds">Multiply-adds of one row's prediction.</param>
public sealed record LayerInfo(string Name, string Kind, string Output, long Parameters, long MultiplyAdds);
