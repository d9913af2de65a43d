namespace NetCompiler;

/// <summary>
/// A part of the names of tensors that a file writes in another way than the network: <c>new(".gamma", ".weight")</c>. Every occurrence is replaced;
/// an empty replacement takes it out.
/// </summary>
/// <param name="File">What stands in the file's names; not empty. Case matters.</param>
/// <param name="Network">What stands in the network's names instead.</param>
public sealed record TensorAlias(string File, string Network);
