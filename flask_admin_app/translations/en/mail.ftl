### The mail that takes the log's checkpoint out of the service, to be kept elsewhere.

checkpoint-mail-what = Here is the newest checkpoint of the consent log { $origin }. The log has { $size } entries. This mail holds no personal data.
checkpoint-mail-keep = Keep it where whoever runs the service cannot change it. With it, anyone can check later that nothing was deleted from the log or changed.
